package io.sre.tempo.model.flux;

import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** Several {@link OCIRepository} objects; fabric8's client finds this type by its name. */
@Group("source.toolkit.fluxcd.io")
@Version("v1")
public final class OCIRepositoryList extends DefaultKubernetesResourceList<OCIRepository> {

    private static final long serialVersionUID = 1L;
}
