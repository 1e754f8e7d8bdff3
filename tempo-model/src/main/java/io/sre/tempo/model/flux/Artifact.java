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
    @Value.Default.String("")
    String path();

    /** {@return its address inside the cluster} */
    @Value.Default.String("")
    String url();

    /** {@return what it was made from, such as a tag with its digest} */
    @Value.Default.String("")
    String revision();

    /** {@return its digest, algorithm first} */
    @Value.Default.String("")
    String digest();

    /** {@return when it was fetched, in RFC 3339} */
    @Value.Default.String("")
    String lastUpdateTime();

    /** {@return its size in bytes} */
    Optional<Long> size();

    /** {@return what the upstream says about it, such as OCI annotations} */
    Map<String, String> metadata();

    /** {@return a new builder} */
    static ArtifactBuilder builder() {
        return new ArtifactBuilder();
    }
}
