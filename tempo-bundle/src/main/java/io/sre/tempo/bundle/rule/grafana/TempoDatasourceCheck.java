package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Rule;
import java.util.List;
import java.util.Optional;

/** A check of each datasource of Tempo. */
abstract class TempoDatasourceCheck extends Check {

    static final String PROVISIONING = "grafana/grafana 13.2, docs/sources/administration/provisioning";
    static final String SETTINGS = "grafana/grafana 13.2, docs/sources/datasources/tempo/configure-tempo-data-source";

    TempoDatasourceCheck(Rule rule) {
        super(rule);
    }

    @Override
    public final void check(Platform platform, Report report) {
        platform.tempoDatasources().forEach(datasource -> check(datasource, platform, report));
    }

    abstract void check(Datasource datasource, Platform platform, Report report);

    /** Text in which neither Flux nor Helm nor Grafana replaces anything. */
    static Optional<String> settled(Value value) {
        return value.literal().filter(text -> !text.contains("$") && !text.contains("{{"));
    }

    /** The installations that a datasource asks, of those whose configuration is known. */
    static List<Installation> asked(Datasource datasource, Platform platform) {
        return datasource
                .host()
                .map(host -> platform.installationsAt(host, datasource.namespace(), datasource.spot()))
                .stream()
                .flatMap(List::stream)
                .filter(tempo -> !tempo.replacesConfig())
                .toList();
    }

    /** Whether an operator puts in values that are not written here. */
    static boolean isFilledIn(Datasource datasource) {
        return datasource
                .entry()
                .spot()
                .source()
                .manifest()
                .filter(manifest ->
                        !manifest.tree().path("spec").path("valuesFrom").isEmpty())
                .filter(manifest -> datasource.container() == Datasource.Container.GRAFANA_DATASOURCE)
                .isPresent();
    }
}
