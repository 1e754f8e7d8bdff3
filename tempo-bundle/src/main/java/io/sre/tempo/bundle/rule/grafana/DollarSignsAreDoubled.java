package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Value;

/** Grafana's provisioning replaces what looks like a variable of the environment. */
final class DollarSignsAreDoubled extends QueryTextCheck {

    DollarSignsAreDoubled() {
        super(warning("TEMPO-GRAF-001", "dollar signs of queries are doubled in provisioning files")
                .because(
                        "Grafana replaces $NAME and ${NAME} in provisioning files by variables of its environment. The variables"
                                + " of queries are none of these: nothing is left of them, and the query finds nothing or too much.")
                .mend("write $$ for each dollar sign that is meant for the query")
                .source(TempoDatasourceCheck.PROVISIONING + "; grafana/grafana issue 86604"));
    }

    @Override
    void check(Value value, Way way, Report report) {
        if (!way.datasource().container().expandsVariables()) {
            return;
        }
        boolean reportedForFlux =
                way.substituted() && Dollars.takenByFlux(value.text()).isPresent();
        String arriving = way.substituted() ? Dollars.afterFlux(value.text()) : value.text();
        if (!reportedForFlux) {
            Dollars.takenByProvisioning(arriving)
                    .ifPresent(variable -> report.add(
                            value,
                            "Grafana replaces %s by a variable of its environment, which does not exist"
                                    .formatted(variable),
                            way.substituted()
                                    ? "write $$$$ for its dollar sign: Flux takes half of them, Grafana half of the rest"
                                    : "write $" + variable));
        }
    }
}
