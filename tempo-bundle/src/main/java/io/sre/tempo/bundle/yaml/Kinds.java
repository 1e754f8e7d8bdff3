package io.sre.tempo.bundle.yaml;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.sre.tempo.model.flux.HelmRelease;
import io.sre.tempo.model.flux.HelmRepository;
import io.sre.tempo.model.flux.OCIRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which type stands for which apiVersion and kind. */
final class Kinds {

    private static final List<Class<? extends HasMetadata>> STANDARD = List.of(
            Namespace.class,
            ConfigMap.class,
            Secret.class,
            Service.class,
            ServiceAccount.class,
            Pod.class,
            NetworkPolicy.class,
            HelmRelease.class,
            HelmRepository.class,
            OCIRepository.class);

    private final Map<Id, Class<? extends HasMetadata>> types;

    private Kinds(Map<Id, Class<? extends HasMetadata>> types) {
        this.types = Map.copyOf(types);
    }

    static Kinds standard() {
        Kinds kinds = new Kinds(Map.of());
        for (Class<? extends HasMetadata> type : STANDARD) {
            kinds = kinds.with(type);
        }
        return kinds;
    }

    Kinds with(Class<? extends HasMetadata> type) {
        Map<Id, Class<? extends HasMetadata>> more = new HashMap<>(types);
        more.put(new Id(HasMetadata.getApiVersion(type), HasMetadata.getKind(type)), type);
        return new Kinds(more);
    }

    Class<? extends HasMetadata> of(String apiVersion, String kind) {
        return types.getOrDefault(new Id(apiVersion, kind), GenericKubernetesResource.class);
    }

    /** Whether absent and empty mean the same in it, as in all that the API server itself knows. */
    static boolean isOfFabric8(Class<?> type) {
        return type.getName().startsWith("io.fabric8.kubernetes.api.model.") && type != GenericKubernetesResource.class;
    }

    private record Id(String apiVersion, String kind) {}
}
