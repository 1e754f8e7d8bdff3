package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One release that Flux has made, as it was when it was made. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ReleaseSnapshotBuilder.class)
@JsonPropertyOrder({
    "apiVersion",
    "digest",
    "name",
    "namespace",
    "version",
    "status",
    "action",
    "chartName",
    "chartVersion",
    "appVersion",
    "configDigest",
    "ociDigest",
    "firstDeployed",
    "lastDeployed",
    "deleted",
    "testHooks"
})
public interface ReleaseSnapshot extends FluxValue {

    /** {@return the version of this record; absent for the first} */
    Optional<String> apiVersion();

    /** {@return the digest of Helm's release object} */
    @Value.Default.String("")
    String digest();

    /** {@return the release's name} */
    @Value.Default.String("")
    String name();

    /** {@return the release's namespace} */
    @Value.Default.String("")
    String namespace();

    /** {@return the release's revision} */
    @Value.Default.Int(0)
    int version();

    /** {@return Helm's word for its state, such as {@code deployed} or {@code superseded}} */
    @Value.Default.String("")
    String status();

    /** {@return what made it, install or upgrade; helm-controller 1.5} */
    Optional<String> action();

    /** {@return the chart's name} */
    @Value.Default.String("")
    String chartName();

    /** {@return the chart's version} */
    @Value.Default.String("")
    String chartVersion();

    /** {@return the version of the software in the chart} */
    Optional<String> appVersion();

    /** {@return the digest of the values} */
    @Value.Default.String("")
    String configDigest();

    /** {@return the digest of the chart's OCI artifact} */
    Optional<String> ociDigest();

    /** {@return when it was made first, in RFC 3339} */
    @Value.Default.String("")
    String firstDeployed();

    /** {@return when it was made last, in RFC 3339} */
    @Value.Default.String("")
    String lastDeployed();

    /** {@return when it was deleted, in RFC 3339} */
    Optional<String> deleted();

    /** {@return the tests of the chart by their name} */
    Map<String, TestHook> testHooks();

    /** {@return a new builder} */
    static ReleaseSnapshotBuilder builder() {
        return new ReleaseSnapshotBuilder();
    }
}
