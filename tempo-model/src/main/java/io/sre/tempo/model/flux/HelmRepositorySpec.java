package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.sre.tempo.model.finding.Problems;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Where a Helm repository is and how to log in.
 *
 * <p>Source of the fields: the CRD of Flux source-controller v1.9.
 */
@Value.Immutable
@FluxRoot
@JsonDeserialize(using = FluxJson.Reader.class, builder = HelmRepositorySpec.Builder.class)
@JsonPropertyOrder({
    "type",
    "interval",
    "url",
    "timeout",
    "provider",
    "secretRef",
    "certSecretRef",
    "passCredentials",
    "insecure",
    "suspend",
    "accessFrom"
})
public interface HelmRepositorySpec extends FluxValue {

    /** {@return an HTTP server or an OCI registry; absent for the former} */
    Optional<RepositoryType> type();

    /** {@return how often the index is fetched; absent for a minute. Without effect on an OCI registry} */
    Optional<String> interval();

    /** {@return the repository's address: {@code http://}, {@code https://} or {@code oci://}; mandatory} */
    @Value.Default
    default String url() {
        return "";
    }

    /** {@return how long fetching may take, in units up to minutes; absent for a minute} */
    Optional<String> timeout();

    /** {@return whose workload identity logs in; only for an OCI registry. Absent for nobody's} */
    Optional<CloudProvider> provider();

    /** {@return the Secret with user name and password} */
    Optional<LocalRef> secretRef();

    /** {@return the Secret with {@code tls.crt} and {@code tls.key}, or {@code ca.crt}, or all three} */
    Optional<LocalRef> certSecretRef();

    /** {@return whether the password is sent to other hosts that the index names; absent for no} */
    Optional<Boolean> passCredentials();

    /** {@return whether the registry is spoken to without TLS; only for an OCI registry. Absent for no} */
    Optional<Boolean> insecure();

    /** {@return whether Flux leaves the repository alone; absent for no} */
    Optional<Boolean> suspend();

    /** {@return which namespaces may use the repository; known to the CRD, without effect in Flux} */
    Optional<AccessFrom> accessFrom();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link HelmRepositorySpec}. */
    @JsonPOJOBuilder(buildMethodName = "buildUnchecked")
    final class Builder extends HelmRepositorySpecBuilder {

        Builder() {}

        /**
         * {@return the spec, if nothing is wrong with it}
         *
         * @throws io.sre.tempo.model.finding.InvalidDescriptionException with everything that is wrong with it
         */
        @Override
        public HelmRepositorySpec build() {
            HelmRepositorySpec spec = buildUnchecked();
            Problems problems = Problems.none();
            SourceCheck.check(problems, spec);
            problems.orThrow("HelmRepository spec");
            return spec;
        }

        /** {@return the spec as it is: for changing one that somebody else has written, or for a newer Flux} */
        public HelmRepositorySpec buildUnchecked() {
            return super.build();
        }
    }
}
