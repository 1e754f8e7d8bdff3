package io.sre.tempo.datasource;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The way from a span to its profiles in Pyroscope: {@code jsonData.tracesToProfiles} of Grafana 10.1 and later. */
@Value.Immutable
public interface TracesToProfiles {

    /** {@return the uid, not the name, of the Pyroscope datasource} */
    String datasourceUid();

    /** {@return which attributes become which labels; empty is Grafana's own service.name and service.namespace} */
    List<TagMapping> tags();

    /** {@return what kind of profile is shown: {@code process_cpu:cpu:nanoseconds:cpu:nanoseconds}} */
    Optional<String> profileTypeId();

    /**
     * {@return the label selector that replaces the one Grafana makes of the tags, with single dollar signs:
     * {@code {${__tags}}}. It also sets {@code customQuery: true}, without which Grafana ignores the query}
     */
    Optional<String> customQuery();

    /** {@return a builder; the compiler asks for the datasource's uid} */
    static TracesToProfilesBuilderStages.BuildStart builder() {
        return new TracesToProfilesBuilder();
    }
}
