package io.sre.tempo.datasource;

import io.sre.tempo.model.TempoOptions;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which neighbours a Tempo has, and the links that follow from them: to logs if there is a Loki, to metrics and the
 * service graph if there is a Prometheus <em>and</em> Tempo's metrics generator writes the series, to profiles if there
 * is a Pyroscope. Checked with the datasource it is used for.
 *
 * <pre>{@code
 * TempoDatasource datasource = TempoDatasource.linked(
 *                 "http://tempo.tempo.svc.cluster.local:3200",
 *                 TraceLinks.builder().lokiUid("loki").prometheusUid("prometheus").serviceGraphs(true).build())
 *         .isDefault(true)
 *         .build();
 * }</pre>
 */
@Value.Immutable
@TempoOptions
public interface TraceLinks {

    /** {@return the uid of the Loki datasource that has the logs} */
    Optional<String> lokiUid();

    /** {@return the uid of the Prometheus datasource to which the metrics generator writes} */
    Optional<String> prometheusUid();

    /** {@return the uid of the Pyroscope datasource that has the profiles} */
    Optional<String> pyroscopeUid();

    /** {@return whether the metrics generator runs the processor {@code span-metrics}; no} */
    @Value.Default
    default boolean spanMetrics() {
        return false;
    }

    /** {@return whether the metrics generator runs the processor {@code service-graphs}; no} */
    @Value.Default
    default boolean serviceGraphs() {
        return false;
    }

    /** {@return the tenants to ask for, in a Tempo with multitenancy; empty in one without} */
    List<String> tenants();

    /** {@return a builder; nothing is mandatory, and nothing gives no link} */
    static TraceLinksBuilder builder() {
        return new TraceLinksBuilder();
    }

    /**
     * {@return lines that hold the trace's id, from an hour before the span to an hour after it, of the same service and
     * namespace, by the labels that OTLP and Grafana's agents give; absent without Loki}
     */
    default Optional<TracesToLogs> tracesToLogs() {
        return lokiUid()
                .map(uid -> TracesToLogs.builder()
                        .datasourceUid(uid)
                        .spanStartTimeShift("-1h")
                        .spanEndTimeShift("1h")
                        .addTags(TagMapping.of("service.name", "service_name"))
                        .addTags(TagMapping.of("k8s.namespace.name", "namespace"))
                        .filterByTraceId(true)
                        .build());
    }

    /**
     * {@return rate, errors and latency of the span's service, out of what Tempo's processor {@code span-metrics}
     * writes; absent without Prometheus or without that processor}
     */
    default Optional<TracesToMetrics> tracesToMetrics() {
        return prometheusUid()
                .filter(uid -> spanMetrics())
                .map(uid -> TracesToMetrics.builder()
                        .datasourceUid(uid)
                        .addTags(TagMapping.of("service.name", "service"))
                        .addQueries(
                                MetricsQuery.of("Span rate", "sum(rate(traces_spanmetrics_calls_total{$__tags}[5m]))"))
                        .addQueries(
                                MetricsQuery.of(
                                        "Error rate",
                                        // The variable last: without tags it is empty, and PromQL takes a comma at the
                                        // end only.
                                        "sum(rate(traces_spanmetrics_calls_total{status_code=\"STATUS_CODE_ERROR\",$__tags}[5m]))"))
                        .addQueries(
                                MetricsQuery.of(
                                        "Latency, 95th percentile",
                                        "histogram_quantile(0.95, sum by (le) (rate(traces_spanmetrics_latency_bucket{$__tags}[5m])))"))
                        .build());
    }

    /** {@return CPU profiles of the span's service; absent without Pyroscope} */
    default Optional<TracesToProfiles> tracesToProfiles() {
        return pyroscopeUid()
                .map(uid -> TracesToProfiles.builder()
                        .datasourceUid(uid)
                        .addTags(TagMapping.of("service.name", "service_name"))
                        .profileTypeId("process_cpu:cpu:nanoseconds:cpu:nanoseconds")
                        .build());
    }

    /**
     * {@return the service graph out of what Tempo's processor {@code service-graphs} writes; absent without Prometheus
     * or without that processor}
     */
    default Optional<ServiceMap> serviceMap() {
        return prometheusUid().filter(uid -> serviceGraphs()).map(ServiceMap::from);
    }

    /**
     * {@return the same builder with these links, the node graph and the tenants' header set}
     *
     * @param datasource a builder in which none of them is set; setting one twice throws
     */
    default TempoDatasourceBuilderStages.BuildFinal onto(TempoDatasourceBuilderStages.BuildFinal datasource) {
        datasource
                .tracesToLogs(tracesToLogs())
                .tracesToMetrics(tracesToMetrics())
                .tracesToProfiles(tracesToProfiles())
                .serviceMap(serviceMap())
                .nodeGraph(true);
        return tenants().isEmpty() ? datasource : datasource.addHttpHeaders(HttpHeader.tenants(tenants()));
    }
}
