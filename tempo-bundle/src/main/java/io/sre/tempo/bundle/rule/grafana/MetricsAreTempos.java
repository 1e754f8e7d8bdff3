package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Spelling;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query that asks for metrics of Tempo's generator asks for some that it makes. */
final class MetricsAreTempos extends TempoDatasourceCheck {

    private static final Pattern NAME =
            Pattern.compile("(?<![A-Za-z0-9_:])(?:traces|tempo)_(?:spanmetrics|service_graph)_[a-z0-9_]+");
    private static final Pattern MADE =
            Pattern.compile("traces_spanmetrics_(calls_total|size_total|latency(_bucket|_count|_sum)?)"
                    + "|traces_service_graph_(request_(total|failed_total|[a-z]+(_[a-z]+)?_seconds(_bucket|_count|_sum)?)"
                    + "|unpaired_spans_total|dropped_spans_total)");
    private static final List<String> NAMES = List.of(
            "traces_spanmetrics_calls_total",
            "traces_spanmetrics_size_total",
            "traces_spanmetrics_latency_bucket",
            "traces_spanmetrics_latency_count",
            "traces_spanmetrics_latency_sum",
            "traces_service_graph_request_total",
            "traces_service_graph_request_failed_total",
            "traces_service_graph_request_server_seconds_bucket",
            "traces_service_graph_request_client_seconds_bucket",
            "traces_service_graph_unpaired_spans_total",
            "traces_service_graph_dropped_spans_total");

    MetricsAreTempos() {
        super(warning("TEMPO-GRAF-023", "the queries of links ask for metrics that Tempo makes")
                .because(
                        "A metric with another name does not exist, unless a collector makes it: the link opens an empty graph.")
                .mend("write the name of a metric that Tempo's generator makes")
                .source("Tempo 2.3 to 2.10, modules/generator/processor/spanmetrics and servicegraphs"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        if (isVictoriaTraces(datasource)) {
            return;
        }
        for (Value query : Link.METRICS.in(datasource).get("queries").elements()) {
            Matcher name = NAME.matcher(query.get("query").text());
            boolean found = false;
            while (!found && name.find()) {
                found = !MADE.matcher(name.group()).matches();
                if (found) {
                    report.add(
                            query.get("query"),
                            "Tempo makes no metric %s".formatted(name.group()),
                            Spelling.closest(name.group(), NAMES)
                                    .map("did you mean %s?"::formatted)
                                    .orElse(
                                            "write traces_spanmetrics_calls_total or traces_spanmetrics_latency_bucket"));
                }
            }
        }
    }

    /** It speaks Tempo's language, and makes no metrics: a collector does, with names of its own. */
    private static boolean isVictoriaTraces(Datasource datasource) {
        return datasource
                .url()
                .filter(url -> url.getPath().endsWith("/select/tempo"))
                .isPresent();
    }
}
