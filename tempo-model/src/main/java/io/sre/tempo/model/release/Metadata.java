package io.sre.tempo.model.release;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.sre.tempo.model.Tempo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the metadata of every manifest of an installation has in common. */
public final class Metadata {

    /** The annotation that lists the controls a manifest gives evidence for. */
    public static final String NIST_CONTROLS = "sre.io/nist-controls";

    /** The label that names the platform. */
    public static final String PART_OF = "app.kubernetes.io/part-of";

    private Metadata() {}

    /**
     * {@return the labels of every manifest}
     *
     * @param tempo the description
     */
    public static Map<String, String> labels(Tempo tempo) {
        return Map.of(PART_OF, tempo.partOf());
    }

    /**
     * {@return the annotations of every manifest}
     *
     * @param tempo the description
     */
    public static Map<String, String> annotations(Tempo tempo) {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (!tempo.controls().list().isEmpty()) {
            annotations.put(NIST_CONTROLS, tempo.controls().toString());
        }
        return annotations;
    }

    static ObjectMeta of(Tempo tempo, String name, @Nullable String namespace) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels(tempo))
                .withAnnotations(annotations(tempo))
                .build();
    }
}
