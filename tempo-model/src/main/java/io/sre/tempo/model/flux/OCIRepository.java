package io.sre.tempo.model.flux;

import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.sre.tempo.model.finding.Problems;

/**
 * An artifact in an OCI registry, such as a Helm chart: {@code source.toolkit.fluxcd.io/v1}.
 *
 * <pre>{@code
 * OCIRepository chart = OCIRepository.of("monitoring", "tempo", OCIRepositorySpec.builder()
 *         .interval("1h")
 *         .url("oci://ghcr.io/grafana-community/helm-charts/tempo")
 *         .ref(OCIRepositoryRef.builder().tag("2.2.4").build())
 *         .layerSelector(LayerSelector.helmChart())
 *         .build());
 * }</pre>
 */
@Group("source.toolkit.fluxcd.io")
@Version("v1")
@Kind("OCIRepository")
@Plural("ocirepositories")
@Singular("ocirepository")
@ShortNames("ocirepo")
public final class OCIRepository extends FluxResource<OCIRepositorySpec, OCIRepositoryStatus> {

    private static final long serialVersionUID = 1L;

    /** Makes an object without a name and without a spec, for fabric8 and Jackson. */
    public OCIRepository() {}

    private OCIRepository(String namespace, String name, OCIRepositorySpec spec) {
        super(namespace, name, spec);
    }

    /**
     * {@return a new object}
     *
     * @param namespace its namespace
     * @param name its name
     * @param spec what it asks for
     */
    public static OCIRepository of(String namespace, String name, OCIRepositorySpec spec) {
        return new OCIRepository(namespace, name, spec);
    }

    /**
     * {@return this object, if Flux and the API server would take it}
     *
     * @throws io.sre.tempo.model.finding.InvalidDescriptionException with everything that is wrong with it
     */
    public OCIRepository validated() {
        refuseProblems();
        return this;
    }

    @Override
    void check(Problems problems, OCIRepositorySpec present) {
        SourceCheck.check(problems, present);
    }
}
