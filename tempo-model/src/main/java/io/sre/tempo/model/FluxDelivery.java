package io.sre.tempo.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How Flux installs the release and keeps it. */
@Value.Immutable
@TempoOptions
public interface FluxDelivery {

    /** {@return how often Flux compares; {@code 10m} by default} */
    @Value.Default
    default String interval() {
        return "10m";
    }

    /** {@return how long Helm waits for one operation; Flux's own 5 minutes when absent} */
    Optional<String> timeout();

    /** {@return how often a failed install or upgrade is tried again; 3 by default, -1 for ever} */
    @Value.Default
    default int retries() {
        return 3;
    }

    /** {@return where the chart comes from; when absent, the HelmRepository {@code grafana} in {@code flux-system} up to 1.24.4, then {@code grafana-community}} */
    Optional<ChartSource> chartSource();

    /**
     * {@return whether to wait for the platform's own releases: {@code monitoring} in the monitoring namespace and, with a
     * mesh, {@code istio-base} in the control plane's; yes by default}
     */
    @Value.Default
    default boolean dependsOnPlatform() {
        return true;
    }

    /** {@return more releases to wait for} */
    List<ReleaseReference> dependsOn();

    /** {@return a builder with the defaults} */
    static FluxDeliveryBuilder builder() {
        return new FluxDeliveryBuilder();
    }
}
