package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.List;

/** Only one datasource is the default. */
final class OneDatasourceIsDefault extends DatasourceGroupCheck {

    OneDatasourceIsDefault() {
        super(error("TEMPO-GRAF-027", "at most one datasource is the default")
                .because(
                        "With two defaults in an organisation provisioning stops: Grafana does not start, or goes on with what it had"
                                + " before.")
                .mend("set isDefault to false for all but one")
                .source(TempoDatasourceCheck.PROVISIONING
                        + "; pkg/services/provisioning/datasources/config_reader.go, validateDefaultUniqueness"));
    }

    @Override
    void check(List<Datasource> group, Report report) {
        List<Datasource> defaults = group.stream()
                .filter(datasource -> datasource.entry().get("isDefault").isTrue())
                .toList();
        for (Datasource second : defaults.subList(Math.min(1, defaults.size()), defaults.size())) {
            Datasource first = defaults.get(0);
            Value value = second.entry().get("isDefault");
            // Two files of a folder may still be for two Grafanas.
            boolean certain = second.spot().source().equals(first.spot().source()) && isOfFirstForm(second);
            report.as(certain ? Severity.ERROR : Severity.WARNING)
                    .add(
                            value.spot(),
                            "%s is the default datasource, and so is %s".formatted(second.name(), first.name()),
                            "set isDefault to false for one of them",
                            List.of(),
                            List.of(first.entry().get("isDefault").spot()));
        }
    }

    /** Of a file without apiVersion, Grafana reads is_default and passes over isDefault. */
    private static boolean isOfFirstForm(Datasource datasource) {
        boolean file = datasource.container() != Datasource.Container.HELM_VALUES;
        return !file || datasource.spot().source().tree().path("apiVersion").asInt(0) > 0;
    }
}
