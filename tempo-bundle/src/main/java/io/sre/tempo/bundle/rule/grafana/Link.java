package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A setting of Tempo's datasource that leads to another datasource. */
enum Link {
    LOGS("tracesToLogsV2", "logs"),
    OLD_LOGS("tracesToLogs", "logs"),
    METRICS("tracesToMetrics", "metrics"),
    PROFILES("tracesToProfiles", "profiles"),
    SERVICE_MAP("serviceMap", "metrics");

    private static final Map<String, Set<String>> TYPES = Map.of(
            "logs",
            Set.of(
                    "loki",
                    "elasticsearch",
                    "grafana-splunk-datasource",
                    "grafana-opensearch-datasource",
                    "grafana-falconlogscale-datasource",
                    "googlecloud-logging-datasource",
                    "victoriametrics-logs-datasource"),
            "metrics",
            Set.of("prometheus", "victoriametrics-metrics-datasource"),
            "profiles",
            Set.of("grafana-pyroscope-datasource"));

    /** Types that are known to hold one sort of data only; what others hold is not known. */
    private static final Set<String> OF_ONE_SORT = Set.of(
            "alertmanager",
            "grafana-pyroscope-datasource",
            "jaeger",
            "loki",
            "parca",
            "prometheus",
            "tempo",
            "victoriametrics-logs-datasource",
            "victoriametrics-metrics-datasource",
            "zipkin");

    private final String key;
    private final String subject;

    Link(String key, String subject) {
        this.key = key;
        this.subject = subject;
    }

    /** The name of the setting. */
    String key() {
        return key;
    }

    /** What the other datasource has. */
    String subject() {
        return subject;
    }

    /** Whether a datasource may be the other end. */
    boolean leadsTo(Datasource datasource) {
        return TYPES.getOrDefault(subject, Set.of()).contains(datasource.type());
    }

    /** Whether a datasource certainly has nothing for it. */
    boolean cannotLeadTo(Datasource datasource) {
        return !leadsTo(datasource) && OF_ONE_SORT.contains(datasource.type());
    }

    /** The setting of a datasource. */
    Value in(Datasource datasource) {
        return datasource.json(key);
    }

    /** The links that have queries of their own. */
    static List<Link> withQuery() {
        return List.of(LOGS, PROFILES);
    }
}
