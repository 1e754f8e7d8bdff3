package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** An object that holds a chart as its artifact. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ChartRefBuilder.class)
@JsonPropertyOrder({"apiVersion", "kind", "name", "namespace"})
public interface ChartRef extends FluxValue {

    /** {@return the object's apiVersion; rarely needed} */
    Optional<String> apiVersion();

    /** {@return the object's kind; mandatory} */
    @Value.Default
    default ArtifactKind kind() {
        return ArtifactKind.of("");
    }

    /** {@return the object's name; mandatory} */
    @Value.Default
    default String name() {
        return "";
    }

    /** {@return the object's namespace; absent for that of the release} */
    Optional<String> namespace();

    /**
     * {@return a reference to an {@link OCIRepository} in the namespace of the release}
     *
     * @param name its name
     */
    static ChartRef ociRepository(String name) {
        return builder().kind(ArtifactKind.OCI_REPOSITORY).name(name).build();
    }

    /** {@return a new builder} */
    static ChartRefBuilder builder() {
        return new ChartRefBuilder();
    }
}
