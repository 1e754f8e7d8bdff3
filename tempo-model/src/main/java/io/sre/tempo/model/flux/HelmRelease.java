package io.sre.tempo.model.flux;

import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.sre.tempo.model.finding.Problems;
import java.util.Optional;

/**
 * A Helm release that Flux makes and keeps: {@code helm.toolkit.fluxcd.io/v2}.
 *
 * <pre>{@code
 * HelmRelease release = HelmRelease.of("monitoring", "tempo", HelmReleaseSpec.builder()
 *         .interval("30m")
 *         .chartRef(ChartRef.ociRepository("tempo"))
 *         .addValuesFrom(ValuesRef.configMap("tempo-values"))
 *         .build());
 * }</pre>
 */
@Group("helm.toolkit.fluxcd.io")
@Version("v2")
@Kind("HelmRelease")
@Plural("helmreleases")
@Singular("helmrelease")
@ShortNames("hr")
public final class HelmRelease extends FluxResource<HelmReleaseSpec, HelmReleaseStatus> {

    private static final long serialVersionUID = 1L;

    /** Makes an object without a name and without a spec, for fabric8 and Jackson. */
    public HelmRelease() {}

    private HelmRelease(String namespace, String name, HelmReleaseSpec spec) {
        super(namespace, name, spec);
    }

    /**
     * {@return a new object}
     *
     * @param namespace its namespace
     * @param name its name
     * @param spec what it asks for
     */
    public static HelmRelease of(String namespace, String name, HelmReleaseSpec spec) {
        return new HelmRelease(namespace, name, spec);
    }

    /**
     * {@return this object, if Flux and the API server would take it}
     *
     * @throws io.sre.tempo.model.finding.InvalidDescriptionException with everything that is wrong with it
     */
    public HelmRelease validated() {
        refuseProblems();
        return this;
    }

    /**
     * {@return the name of the Helm release, derived as Flux does it; empty while there is neither a name in the spec nor
     * one of the object}
     */
    public Optional<String> effectiveReleaseName() {
        Optional<HelmReleaseSpec> present = Optional.ofNullable(getSpec());
        Optional<String> objectName = Optional.ofNullable(getMetadata().getName());
        Optional<String> releaseName = present.flatMap(HelmReleaseSpec::releaseName);
        return releaseName
                .or(() -> objectName)
                .map(some -> ReleaseName.of(some, releaseName, present.flatMap(HelmReleaseSpec::targetNamespace)));
    }

    /** {@return the namespace of the release; empty while neither the spec nor the object has one} */
    public Optional<String> effectiveNamespace() {
        return Optional.ofNullable(getSpec())
                .flatMap(HelmReleaseSpec::targetNamespace)
                .or(() -> Optional.ofNullable(getMetadata().getNamespace()));
    }

    @Override
    void check(Problems problems, HelmReleaseSpec present) {
        HelmReleaseCheck.check(problems, present);
    }
}
