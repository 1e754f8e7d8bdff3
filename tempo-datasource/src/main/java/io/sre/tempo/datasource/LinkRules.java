package io.sre.tempo.datasource;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.List;

/** What holds for the ways from a span to logs, metrics and profiles. */
final class LinkRules {

    /** What PromQL takes between braces without quotes. */
    private static final String PROMETHEUS_LABEL = "[a-zA-Z_][a-zA-Z0-9_]*";

    private LinkRules() {}

    static void check(TempoDatasource datasource, Problems problems) {
        datasource.tracesToLogs().ifPresent(logs -> logs(problems.at("tracesToLogs"), logs));
        datasource.tracesToMetrics().ifPresent(metrics -> metrics(problems.at("tracesToMetrics"), metrics));
        datasource.tracesToProfiles().ifPresent(profiles -> profiles(problems.at("tracesToProfiles"), profiles));
        datasource
                .serviceMap()
                .ifPresent(map ->
                        problems.at("serviceMap").check("datasourceUid", map.datasourceUid(), Syntax.GRAFANA_UID));
    }

    private static void logs(Problems problems, TracesToLogs logs) {
        problems.check("datasourceUid", logs.datasourceUid(), Syntax.GRAFANA_UID);
        TextRules.window(problems, logs.spanStartTimeShift(), "0s", logs.spanEndTimeShift(), "0s");
        tags(problems, logs.tags());
        logs.customQuery().ifPresent(query -> {
            TextRules.query(problems, "customQuery", query);
            unfiltered(problems, "filterByTraceId", logs.filterByTraceId(), "traceId");
            unfiltered(problems, "filterBySpanId", logs.filterBySpanId(), "spanId");
        });
    }

    private static void unfiltered(Problems problems, String part, boolean filter, String variable) {
        if (filter) {
            problems.add(
                    part,
                    true,
                    "must not be set together with a custom query, for which Grafana ignores it",
                    "write |= \"${__span.%s}\" into the query instead".formatted(variable));
        }
    }

    private static void metrics(Problems problems, TracesToMetrics metrics) {
        problems.check("datasourceUid", metrics.datasourceUid(), Syntax.GRAFANA_UID);
        TextRules.window(problems, metrics.spanStartTimeShift(), "-2m", metrics.spanEndTimeShift(), "2m");
        tags(problems, metrics.tags());
        TextRules.each(problems, "tags", metrics.tags(), LinkRules::prometheusLabel);
        TextRules.each(problems, "queries", metrics.queries(), (at, query) -> {
            TextRules.line(at, "name", query.name(), DatasourceRules.LONGEST_TEXT);
            TextRules.bracketedQuery(at, "query", query.query());
        });
    }

    private static void profiles(Problems problems, TracesToProfiles profiles) {
        problems.check("datasourceUid", profiles.datasourceUid(), Syntax.GRAFANA_UID);
        tags(problems, profiles.tags());
        TextRules.line(problems, "profileTypeId", profiles.profileTypeId(), DatasourceRules.LONGEST_TEXT);
        profiles.customQuery().ifPresent(query -> TextRules.bracketedQuery(problems, "customQuery", query));
    }

    private static void tags(Problems problems, List<TagMapping> tags) {
        TextRules.each(problems, "tags", tags, (at, tag) -> {
            TextRules.line(at, "key", tag.key(), DatasourceRules.LONGEST_TEXT);
            TextRules.line(at, "value", tag.value(), DatasourceRules.LONGEST_TEXT);
        });
    }

    /** Grafana writes the label, or the attribute where there is none, into the query as it is. */
    private static void prometheusLabel(Problems problems, TagMapping tag) {
        String label = tag.value().orElse(tag.key());
        if (label != null && !label.isBlank() && !label.matches(PROMETHEUS_LABEL)) {
            problems.add(
                    tag.value().isPresent() ? "value" : "key",
                    label,
                    "must be a Prometheus label: letters, digits and '_', no digit first",
                    "map it: TagMapping.of(\"service.name\", \"service\")");
        }
    }
}
