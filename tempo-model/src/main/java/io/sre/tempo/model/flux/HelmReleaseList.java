package io.sre.tempo.model.flux;

import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** Several {@link HelmRelease} objects; fabric8's client finds this type by its name. */
@Group("helm.toolkit.fluxcd.io")
@Version("v2")
public final class HelmReleaseList extends DefaultKubernetesResourceList<HelmRelease> {

    private static final long serialVersionUID = 1L;
}
