package io.sre.tempo.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A part of the platform that Tempo talks to, or that talks to Tempo. */
@Value.Immutable
public interface Neighbour {

    /** {@return the namespace it runs in} */
    String namespace();

    /** {@return the name of its Service; needed where Tempo calls it by name} */
    Optional<String> service();

    /** {@return the ports its pods listen on, the one that is called first} */
    List<Integer> ports();

    /** {@return labels by which policies know its namespace; empty for the label with the namespace's name} */
    Map<String, String> namespaceLabels();

    /** {@return labels by which policies know its pods; empty for every pod of the namespace} */
    Map<String, String> podLabels();

    /** {@return the uid of its datasource in Grafana; absent if Grafana has none, and then nothing links there} */
    Optional<String> datasourceUid();

    /** {@return its pods} */
    default Pods pods() {
        return namespaceLabels().isEmpty()
                ? new Pods(Pods.in(namespace()).namespaceLabels(), podLabels())
                : new Pods(namespaceLabels(), podLabels());
    }

    /** {@return a builder; the compiler asks for the namespace} */
    static NeighbourBuilderStages.BuildStart builder() {
        return new NeighbourBuilder();
    }
}
