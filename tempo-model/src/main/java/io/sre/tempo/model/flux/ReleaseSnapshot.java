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
    @Value.Default
    default String digest() {
        return "";
    }

    /** {@return the release's name} */
    @Value.Default
    default String name() {
        return "";
    }

    /** {@return the release's namespace} */
    @Value.Default
    default String namespace() {
        return "";
    }

    /** {@return the release's revision} */
    @Value.Default
    default int version() {
        return 0;
    }

    /** {@return Helm's word for its state, such as {@code deployed} or {@code superseded}} */
    @Value.Default
    default String status() {
        return "";
    }

    /** {@return what made it, install or upgrade; helm-controller 1.5} */
    Optional<String> action();

    /** {@return the chart's name} */
    @Value.Default
    default String chartName() {
        return "";
    }

    /** {@return the chart's version} */
    @Value.Default
    default String chartVersion() {
        return "";
    }

    /** {@return the version of the software in the chart} */
    Optional<String> appVersion();

    /** {@return the digest of the values} */
    @Value.Default
    default String configDigest() {
        return "";
    }

    /** {@return the digest of the chart's OCI artifact} */
    Optional<String> ociDigest();

    /** {@return when it was made first, in RFC 3339} */
    @Value.Default
    default String firstDeployed() {
        return "";
    }

    /** {@return when it was made last, in RFC 3339} */
    @Value.Default
    default String lastDeployed() {
        return "";
    }

    /** {@return when it was deleted, in RFC 3339} */
    Optional<String> deleted();

    /** {@return the tests of the chart by their name} */
    Map<String, TestHook> testHooks();

    /** {@return a new builder} */
    static ReleaseSnapshotBuilder builder() {
        return new ReleaseSnapshotBuilder();
    }
}
