package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.Processor;
import java.util.List;

/** The metrics that a datasource shows are made. */
final class GeneratorMakesLinkedMetrics extends TempoDatasourceCheck {

    GeneratorMakesLinkedMetrics() {
        super(warning("TEMPO-GRAF-007", "Tempo makes the metrics that the datasource shows")
                .because(
                        "The service map and the links to span metrics show metrics that Tempo's generator makes with the processors"
                                + " service-graphs and span-metrics. Without these, they stay empty, unless a collector makes the same metrics.")
                .mend("turn the generator on and name the processors, or remove the setting from the datasource")
                .source("Tempo 2.10, docs/sources/tempo/metrics-from-traces; chart tempo 1.7.2 to 2.2.4"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        for (Installation tempo : asked(datasource, platform)) {
            check(datasource, Link.SERVICE_MAP, Processor.SERVICE_GRAPHS, tempo, report);
            if (asksSpanMetrics(datasource)) {
                check(datasource, Link.METRICS, Processor.SPAN_METRICS, tempo, report);
            }
        }
    }

    /** Without queries, Grafana asks for span metrics. */
    private static boolean asksSpanMetrics(Datasource datasource) {
        Value queries = Link.METRICS.in(datasource).get("queries");
        return queries.isEmpty()
                || queries.elements().stream()
                        .anyMatch(query -> query.get("query").text().contains("traces_spanmetrics_"));
    }

    private static void check(
            Datasource datasource, Link link, Processor processor, Installation tempo, Report report) {
        Value uid = link.in(datasource).get("datasourceUid");
        Value enabled = tempo.value("tempo.metricsGenerator.enabled");
        if (uid.isEmpty()) {
            return;
        }
        if (enabled.isFalsy()) {
            report.add(
                    uid.spot(),
                    "%s shows metrics that Tempo does not make: its generator is off".formatted(link.key()),
                    "set tempo.metricsGenerator.enabled to true, or remove " + link.key(),
                    List.of(),
                    List.of(enabled.spot()));
        } else if (enabled.isTrue() && lacks(processor, tempo)) {
            report.add(
                    uid.spot(),
                    "%s shows metrics that Tempo does not make: its generator does not run %s"
                            .formatted(link.key(), processor.configName()),
                    "add %s to tempo.overrides.defaults.metrics_generator.processors".formatted(processor.configName()),
                    List.of(),
                    List.of(tempo.processors().spot()));
        }
    }

    /** A processor may also be named for single tenants. */
    private static boolean lacks(Processor processor, Installation tempo) {
        Value processors = tempo.processors();
        boolean known = !processors.hasUnknown()
                && tempo.value("tempo.per_tenant_overrides").isFalsy()
                && processors.elements().stream().noneMatch(Value::hasPlaceholder);
        return known
                && processors.elements().stream().noneMatch(one -> one.text().equals(processor.configName()));
    }
}
