package io.sre.tempo.model.flux;

import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** Several {@link HelmRepository} objects; fabric8's client finds this type by its name. */
@Group("source.toolkit.fluxcd.io")
@Version("v1")
public final class HelmRepositoryList extends DefaultKubernetesResourceList<HelmRepository> {

    private static final long serialVersionUID = 1L;
}
