package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import java.util.function.Consumer;
import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Soft assertions about clusters and manifests, and all that AssertJ has: every failure is collected, and {@link #assertAll()} throws them
 * at once.
 *
 * <pre>{@code
 * TempoSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(cluster).from("shop/web").to("shop/db").onTcp(5432).isAllowed();
 *     softly.assertThat(cluster).from("shop/web").to("shop/db").onTcp(22).isDenied();
 * });
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} makes and checks one for each test.
 */
public final class TempoSoftAssertions extends AbstractSoftAssertions implements StandardSoftAssertionsProvider {

    /** Starts with no failures. */
    public TempoSoftAssertions() {}

    /**
     * Runs assertions and throws their failures at once.
     *
     * @param assertions what to run
     */
    public static void assertSoftly(Consumer<TempoSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(TempoSoftAssertions.class, assertions);
    }

    /**
     * {@return soft assertions about a cluster}
     *
     * @param actual the cluster
     */
    @CheckReturnValue
    public ReachabilityAssert assertThat(Cluster actual) {
        return assertThat(CompiledClusters.get(requireNonNull(actual, "cluster")));
    }

    /**
     * {@return soft assertions about a cluster under the semantics that were chosen for it}
     *
     * @param actual the cluster, made ready
     */
    @CheckReturnValue
    public ReachabilityAssert assertThat(Reachability actual) {
        return ReachabilityAssert.of(requireNonNull(actual, "reachability"), this);
    }

    /**
     * {@return soft assertions about manifests}
     *
     * @param actual what was read
     */
    @CheckReturnValue
    public ManifestsAssert assertThat(Manifests actual) {
        return ManifestsAssert.of(requireNonNull(actual, "manifests"), this);
    }

    /**
     * {@return soft assertions about what a validator found}
     *
     * @param actual the findings
     */
    @CheckReturnValue
    public FindingsAssert assertThat(Findings actual) {
        return FindingsAssert.of(requireNonNull(actual, "findings"), this);
    }
}
