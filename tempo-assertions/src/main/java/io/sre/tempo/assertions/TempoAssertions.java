package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import org.assertj.core.annotation.CheckReturnValue;

/**
 * Where assertions begin. To be imported statically, beside AssertJ's own {@code assertThat}.
 *
 * <pre>{@code
 * assertThat(cluster).from("shop/checkout").to("tempo/tempo-0").onTcp(9411).isAllowed();
 * assertThat(cluster).from("shop/checkout").to("tempo/tempo-0").onTcp(3100).isDenied();
 * assertThat(cluster).into("tempo/tempo-0").onTcp(3100).isAllowedOnlyFrom(namespace("monitoring"));
 * assertThat(cluster).permitsExactly(Flows.of(tempo));
 *
 * assertThat(Manifests.read(Path.of("platform"))).hasNoErrors();
 * }</pre>
 *
 * <p>An assertion about a cluster speaks of every connection that it names: from each pod that is meant to each pod that is meant, on each
 * port. A pod and itself are left out. Whoever is named must be in the cluster: a name, a label or a namespace that
 * means nobody fails the assertion, so that a renamed pod cannot turn a test into nothing. What the manifests do not tell
 * fails as well, unless it is {@linkplain ReachabilityAssert#acceptingUnknown() accepted}.
 */
@CheckReturnValue
public final class TempoAssertions {

    private TempoAssertions() {}

    /**
     * {@return assertions about a cluster, with the semantics that are documented as the defaults}
     *
     * @param actual the cluster
     */
    public static ReachabilityAssert assertThat(Cluster actual) {
        return assertThat(CompiledClusters.get(requireNonNull(actual, "cluster")));
    }

    /**
     * {@return assertions about a cluster under the semantics that were chosen for it}
     *
     * @param actual the cluster, made ready
     */
    public static ReachabilityAssert assertThat(Reachability actual) {
        return ReachabilityAssert.of(requireNonNull(actual, "reachability"), null);
    }

    /**
     * {@return assertions about manifests, by the rules of {@link io.sre.tempo.bundle.Validator#standard()}}
     *
     * @param actual what was read; what could not be read is among the findings
     */
    public static ManifestsAssert assertThat(Manifests actual) {
        return ManifestsAssert.of(requireNonNull(actual, "manifests"), null);
    }

    /**
     * {@return assertions about what a validator found}
     *
     * @param actual the findings
     */
    public static FindingsAssert assertThat(Findings actual) {
        return FindingsAssert.of(requireNonNull(actual, "findings"), null);
    }
}
