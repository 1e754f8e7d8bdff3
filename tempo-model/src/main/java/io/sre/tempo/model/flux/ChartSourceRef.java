package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The source object that a chart is fetched from. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ChartSourceRefBuilder.class)
@JsonPropertyOrder({"apiVersion", "kind", "name", "namespace"})
public interface ChartSourceRef extends FluxValue {

    /** {@return the source's apiVersion; rarely needed} */
    Optional<String> apiVersion();

    /** {@return the source's kind; mandatory} */
    @Value.Default
    default ChartSourceKind kind() {
        return ChartSourceKind.of("");
    }

    /** {@return the source's name; mandatory} */
    @Value.Default
    default String name() {
        return "";
    }

    /** {@return the source's namespace; absent for that of the release} */
    Optional<String> namespace();

    /**
     * {@return a reference to a {@link HelmRepository} in the namespace of the release}
     *
     * @param name its name
     */
    static ChartSourceRef helmRepository(String name) {
        return builder().kind(ChartSourceKind.HELM_REPOSITORY).name(name).build();
    }

    /** {@return a new builder} */
    static ChartSourceRefBuilder builder() {
        return new ChartSourceRefBuilder();
    }
}
