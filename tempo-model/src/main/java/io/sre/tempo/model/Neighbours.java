package io.sre.tempo.model;

import org.immutables.value.Value;

/** The platform around Tempo. The defaults are the names of the original platform. */
@Value.Immutable
@TempoOptions
public interface Neighbours {

    /** {@return who queries; by default anything in {@code monitoring}, where its datasource goes, too} */
    @Value.Default
    default Neighbour grafana() {
        return Neighbour.builder()
                .namespace("monitoring")
                .service("grafana")
                .addPorts(3000)
                .build();
    }

    /** {@return who scrapes and takes remote writes; by default {@code prometheus-operated:9090} in {@code monitoring}} */
    @Value.Default
    default Neighbour prometheus() {
        return Neighbour.builder()
                .namespace("monitoring")
                .service("prometheus-operated")
                .datasourceUid("prometheus")
                .addPorts(9090)
                .build();
    }

    /** {@return where logs are, for links from traces; Tempo itself never calls it. By default in {@code monitoring}} */
    @Value.Default
    default Neighbour loki() {
        return Neighbour.builder()
                .namespace("monitoring")
                .service("loki")
                .datasourceUid("loki")
                .addPorts(3100)
                .build();
    }

    /** {@return the mesh's control plane; by default the pods {@code app=istiod} of {@code istio-system}, on 15012} */
    @Value.Default
    default Neighbour istio() {
        return Neighbour.builder()
                .namespace("istio-system")
                .service("istiod")
                .addPorts(15012)
                .putPodLabels("app", "istiod")
                .build();
    }

    /** {@return the cluster's DNS; by default anything in {@code kube-system}, on 53} */
    @Value.Default
    default Neighbour dns() {
        return Neighbour.builder()
                .namespace("kube-system")
                .service("kube-dns")
                .addPorts(53)
                .build();
    }

    /** {@return the neighbours of the original platform} */
    static Neighbours ofPlatform() {
        return builder().build();
    }

    /** {@return a builder with the neighbours of the original platform} */
    static NeighboursBuilder builder() {
        return new NeighboursBuilder();
    }
}
