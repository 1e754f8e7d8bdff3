package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.sre.tempo.model.finding.Problems;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which OCI artifact to fetch and how to log in.
 *
 * <p>Source of the fields: the CRD of Flux source-controller v1.9.
 */
@Value.Immutable
@FluxRoot
@JsonDeserialize(using = FluxJson.Reader.class, builder = OCIRepositorySpec.Builder.class)
@JsonPropertyOrder({
    "interval",
    "url",
    "ref",
    "layerSelector",
    "timeout",
    "provider",
    "secretRef",
    "serviceAccountName",
    "certSecretRef",
    "proxySecretRef",
    "insecure",
    "verify",
    "ignore",
    "suspend"
})
public interface OCIRepositorySpec extends FluxValue {

    /** {@return how often the registry is asked, such as {@code 1h}; mandatory} */
    @Value.Default
    default String interval() {
        return "";
    }

    /** {@return the repository's address without tag, {@code oci://} first; mandatory} */
    @Value.Default
    default String url() {
        return "";
    }

    /** {@return which version; absent for the tag {@code latest}} */
    Optional<OCIRepositoryRef> ref();

    /** {@return which layer, and what is done with it; absent for the first, unpacked} */
    Optional<LayerSelector> layerSelector();

    /** {@return how long fetching may take, in units up to minutes; absent for a minute} */
    Optional<String> timeout();

    /** {@return whose workload identity logs in; absent for nobody's} */
    Optional<CloudProvider> provider();

    /** {@return the Secret with a docker config} */
    Optional<LocalRef> secretRef();

    /** {@return the ServiceAccount whose image pull secrets are used} */
    Optional<String> serviceAccountName();

    /** {@return the Secret with {@code tls.crt} and {@code tls.key}, or {@code ca.crt}, or all three} */
    Optional<LocalRef> certSecretRef();

    /** {@return the Secret with a proxy's address, user name and password} */
    Optional<LocalRef> proxySecretRef();

    /** {@return whether the registry is spoken to without TLS; absent for no} */
    Optional<Boolean> insecure();

    /** {@return how the artifact's signature is checked} */
    Optional<ArtifactVerification> verify();

    /** {@return what is left out when the layer is unpacked, as in {@code .gitignore}} */
    Optional<String> ignore();

    /** {@return whether Flux leaves the artifact alone; absent for no} */
    Optional<Boolean> suspend();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link OCIRepositorySpec}. */
    @JsonPOJOBuilder(buildMethodName = "buildUnchecked")
    final class Builder extends OCIRepositorySpecBuilder {

        Builder() {}

        /**
         * {@return the spec, if nothing is wrong with it}
         *
         * @throws io.sre.tempo.model.finding.InvalidDescriptionException with everything that is wrong with it
         */
        @Override
        public OCIRepositorySpec build() {
            OCIRepositorySpec spec = buildUnchecked();
            Problems problems = Problems.none();
            SourceCheck.check(problems, spec);
            problems.orThrow("OCIRepository spec");
            return spec;
        }

        /** {@return the spec as it is: for changing one that somebody else has written, or for a newer Flux} */
        public OCIRepositorySpec buildUnchecked() {
            return super.build();
        }
    }
}
