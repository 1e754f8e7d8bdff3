package io.sre.tempo.model;

import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** How the Prometheus operator finds Tempo's metrics. */
@Value.Immutable
@TempoOptions
public interface ServiceMonitor {

    /** {@return whether there is one; yes by default. The operator's CRDs must be there} */
    @Value.Default
    default boolean enabled() {
        return true;
    }

    /** {@return how often to scrape, as Prometheus writes it; Prometheus' own default when absent} */
    Optional<String> interval();

    /** {@return labels that Prometheus selects by, such as {@code release: kube-prometheus-stack}} */
    Map<String, String> labels();

    /** {@return no ServiceMonitor} */
    static ServiceMonitor none() {
        return builder().enabled(false).build();
    }

    /** {@return a builder of one without labels} */
    static ServiceMonitorBuilder builder() {
        return new ServiceMonitorBuilder();
    }
}
