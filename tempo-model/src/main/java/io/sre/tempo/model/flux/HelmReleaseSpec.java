package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.sre.tempo.model.finding.Problems;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a {@link HelmRelease} asks for: a chart, how to name and run its release, and its values.
 *
 * <p>Exactly one of {@link #chart()} and {@link #chartRef()} is set in a valid spec. Source of the fields: the CRD of
 * Flux helm-controller v1.6.
 */
@Value.Immutable
@FluxRoot
@JsonDeserialize(using = FluxJson.Reader.class, builder = HelmReleaseSpec.Builder.class)
@JsonPropertyOrder({
    "interval",
    "chart",
    "chartRef",
    "releaseName",
    "targetNamespace",
    "storageNamespace",
    "dependsOn",
    "timeout",
    "suspend",
    "serviceAccountName",
    "kubeConfig",
    "persistentClient",
    "maxHistory",
    "install",
    "upgrade",
    "test",
    "rollback",
    "uninstall",
    "driftDetection",
    "waitStrategy",
    "healthCheckExprs",
    "commonMetadata",
    "postRenderers",
    "postRenderStrategy",
    "valuesFrom",
    "values"
})
public interface HelmReleaseSpec extends FluxValue {

    /** {@return how often the release is compared with the cluster, such as {@code 30m}; mandatory} */
    @Value.Default
    default String interval() {
        return "";
    }

    /** {@return the chart to fetch from a source, as a template of a HelmChart object; excludes {@link #chartRef()}} */
    Optional<ChartTemplate> chart();

    /** {@return the object that holds the chart already; excludes {@link #chart()}} */
    Optional<ChartRef> chartRef();

    /** {@return the name of the Helm release; absent for the derived one, see {@link #effectiveReleaseName(String)}} */
    Optional<String> releaseName();

    /** {@return the namespace of the release; absent for that of the HelmRelease. A change reinstalls} */
    Optional<String> targetNamespace();

    /**
     * {@return the namespace in which Helm keeps its release Secrets; absent for that of the HelmRelease. A change
     * reinstalls}
     */
    Optional<String> storageNamespace();

    /** {@return the HelmReleases that must be ready first} */
    List<DependencyRef> dependsOn();

    /** {@return how long one operation on the cluster may take; absent for five minutes} */
    Optional<String> timeout();

    /** {@return whether Flux leaves the release alone; absent for no} */
    Optional<Boolean> suspend();

    /** {@return the ServiceAccount that Helm's actions run as; absent for the controller's own rights} */
    Optional<String> serviceAccountName();

    /** {@return the other cluster to install into; sources and values are still read from this one} */
    Optional<KubeConfig> kubeConfig();

    /**
     * {@return whether one client is kept for a whole reconciliation; absent for yes. No for charts whose hooks make
     * CRDs}
     */
    Optional<Boolean> persistentClient();

    /** {@return how many revisions of the release Helm keeps, 0 for all of them; absent for five} */
    Optional<Integer> maxHistory();

    /** {@return how the first release is made} */
    Optional<Install> install();

    /** {@return how later releases are made} */
    Optional<Upgrade> upgrade();

    /** {@return whether and how the tests of the chart are run} */
    Optional<HelmTest> test();

    /** {@return how a failed upgrade is rolled back} */
    Optional<Rollback> rollback();

    /** {@return how the release is removed} */
    Optional<Uninstall> uninstall();

    /** {@return what happens to objects that somebody changed in the cluster} */
    Optional<DriftDetection> driftDetection();

    /** {@return how readiness is found out; helm-controller 1.5} */
    Optional<WaitStrategy> waitStrategy();

    /** {@return how to tell the health of custom resources; helm-controller 1.5} */
    List<HealthCheckExpr> healthCheckExprs();

    /**
     * {@return labels and annotations for every object of the release; they win over the chart's. helm-controller
     * 1.4}
     */
    Optional<CommonMetadata> commonMetadata();

    /** {@return what changes the rendered manifests, in this order} */
    List<PostRenderer> postRenderers();

    /** {@return which manifests the post renderers see; helm-controller 1.6} */
    Optional<PostRenderStrategy> postRenderStrategy();

    /** {@return the ConfigMaps and Secrets to take values from; later ones win over earlier ones} */
    List<ValuesRef> valuesFrom();

    /** {@return the inline values, merged last; a tree that cannot be changed, in which explicit nulls are kept} */
    Optional<JsonNode> values();

    /**
     * {@return the name of the Helm release: the one that is set, or else the object's name with the target namespace in
     * front, shortened by a hash if it is longer than Helm's 53 characters}
     *
     * @param objectName the {@code metadata.name} of the HelmRelease
     */
    default String effectiveReleaseName(String objectName) {
        return ReleaseName.of(objectName, releaseName(), targetNamespace());
    }

    /**
     * {@return the namespace of the release: the target namespace, or else that of the object}
     *
     * @param objectNamespace the {@code metadata.namespace} of the HelmRelease
     */
    default String effectiveNamespace(String objectNamespace) {
        return targetNamespace().orElse(objectNamespace);
    }

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link HelmReleaseSpec}. */
    @JsonPOJOBuilder(buildMethodName = "buildUnchecked")
    final class Builder extends HelmReleaseSpecBuilder {

        Builder() {}

        /**
         * {@return the spec, if nothing is wrong with it}
         *
         * @throws io.sre.tempo.model.finding.InvalidDescriptionException with everything that is wrong with it
         */
        @Override
        public HelmReleaseSpec build() {
            HelmReleaseSpec spec = buildUnchecked();
            Problems problems = Problems.none();
            HelmReleaseCheck.check(problems, spec);
            problems.orThrow("HelmRelease spec");
            return spec;
        }

        /** {@return the spec as it is: for changing one that somebody else has written, or for a newer Flux} */
        public HelmReleaseSpec buildUnchecked() {
            Optional<JsonNode> values = super.build().values();
            values.map(FrozenJson::copyOf).ifPresent(this::values);
            return super.build();
        }
    }
}
