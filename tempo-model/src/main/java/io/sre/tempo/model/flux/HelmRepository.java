package io.sre.tempo.model.flux;

import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.sre.tempo.model.finding.Problems;

/** A repository of Helm charts, on an HTTP server or in an OCI registry: {@code source.toolkit.fluxcd.io/v1}. */
@Group("source.toolkit.fluxcd.io")
@Version("v1")
@Kind("HelmRepository")
@Plural("helmrepositories")
@Singular("helmrepository")
@ShortNames("helmrepo")
public final class HelmRepository extends FluxResource<HelmRepositorySpec, HelmRepositoryStatus> {

    private static final long serialVersionUID = 1L;

    /** Makes an object without a name and without a spec, for fabric8 and Jackson. */
    public HelmRepository() {}

    private HelmRepository(String namespace, String name, HelmRepositorySpec spec) {
        super(namespace, name, spec);
    }

    /**
     * {@return a new object}
     *
     * @param namespace its namespace
     * @param name its name
     * @param spec what it asks for
     */
    public static HelmRepository of(String namespace, String name, HelmRepositorySpec spec) {
        return new HelmRepository(namespace, name, spec);
    }

    /**
     * {@return this object, if Flux and the API server would take it}
     *
     * @throws io.sre.tempo.model.finding.InvalidDescriptionException with everything that is wrong with it
     */
    public HelmRepository validated() {
        refuseProblems();
        return this;
    }

    @Override
    void check(Problems problems, HelmRepositorySpec present) {
        SourceCheck.check(problems, present);
    }
}
