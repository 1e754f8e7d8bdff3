package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.Set;

/** A setting of Tempo's datasource that leads to another datasource. */
enum Link {
    LOGS(
            "tracesToLogsV2",
            "logs",
            Set.of(
                    "loki",
                    "elasticsearch",
                    "grafana-splunk-datasource",
                    "grafana-opensearch-datasource",
                    "grafana-falconlogscale-datasource",
                    "googlecloud-logging-datasource",
                    "victoriametrics-logs-datasource")),
    OLD_LOGS("tracesToLogs", "logs", LOGS.types),
    METRICS("tracesToMetrics", "metrics", Set.of("prometheus", "victoriametrics-metrics-datasource")),
    PROFILES("tracesToProfiles", "profiles", Set.of("grafana-pyroscope-datasource")),
    SERVICE_MAP("serviceMap", "metrics", METRICS.types);

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
    private final Set<String> types;

    Link(String key, String subject, Set<String> types) {
        this.key = key;
        this.subject = subject;
        this.types = types;
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
        return types.contains(datasource.type());
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
