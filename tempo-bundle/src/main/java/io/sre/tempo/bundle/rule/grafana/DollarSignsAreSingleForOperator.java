package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Value;

/** What an operator sends to Grafana's API is taken as it is. */
final class DollarSignsAreSingleForOperator extends QueryTextCheck {

    DollarSignsAreSingleForOperator() {
        super(warning("TEMPO-GRAF-002", "dollar signs of a GrafanaDatasource are not doubled")
                .of("Grafana Operator 5")
                .because(
                        "The operator sends the datasource to Grafana's API, where nothing takes a second dollar sign away. It"
                                + " stays in the query, which then finds nothing.")
                .mend("write one dollar sign")
                .source("grafana/grafana-operator 5, docs: datasources"));
    }

    @Override
    void check(Value value, Way way, Report report) {
        boolean asItIs =
                way.datasource().container() == Datasource.Container.GRAFANA_DATASOURCE && way.notSubstituted();
        if (asItIs) {
            Dollars.doubled(value.text())
                    .ifPresent(variable -> report.add(
                            value,
                            "%s keeps both dollar signs: neither Flux nor Grafana replaces them here"
                                    .formatted(variable),
                            "write " + variable.substring(1)));
        }
    }
}
