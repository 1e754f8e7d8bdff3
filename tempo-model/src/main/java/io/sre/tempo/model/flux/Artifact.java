package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What source-controller has fetched and serves inside the cluster. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ArtifactBuilder.class)
@JsonPropertyOrder({"path", "url", "revision", "digest", "lastUpdateTime", "size", "metadata"})
public interface Artifact extends FluxValue {

    /** {@return its path in the controller's storage} */
    @Value.Default
    default String path() {
        return "";
    }

    /** {@return its address inside the cluster} */
    @Value.Default
    default String url() {
        return "";
    }

    /** {@return what it was made from, such as a tag with its digest} */
    @Value.Default
    default String revision() {
        return "";
    }

    /** {@return its digest, algorithm first} */
    @Value.Default
    default String digest() {
        return "";
    }

    /** {@return when it was fetched, in RFC 3339} */
    @Value.Default
    default String lastUpdateTime() {
        return "";
    }

    /** {@return its size in bytes} */
    Optional<Long> size();

    /** {@return what the upstream says about it, such as OCI annotations} */
    Map<String, String> metadata();

    /** {@return a new builder} */
    static ArtifactBuilder builder() {
        return new ArtifactBuilder();
    }
}
