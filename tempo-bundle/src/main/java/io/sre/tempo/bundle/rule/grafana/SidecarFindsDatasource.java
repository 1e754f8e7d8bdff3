package io.sre.tempo.bundle.rule.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;

/** A ConfigMap with a datasource is found. */
final class SidecarFindsDatasource extends TempoDatasourceCheck {

    SidecarFindsDatasource() {
        super(information(
                        "TEMPO-GRAF-028",
                        "a ConfigMap with a datasource has the label that Grafana's sidecar looks for")
                .because("The sidecar of the charts grafana and kube-prometheus-stack takes ConfigMaps with the label"
                        + " grafana_datasource: \"1\". One without it is read only if it is mounted into Grafana.")
                .mend("add the label grafana_datasource: \"1\", unless it is mounted")
                .source("charts grafana and kube-prometheus-stack 2026-07, sidecar.datasources"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        boolean provided = datasource.container() == Datasource.Container.CONFIG_MAP
                || datasource.container() == Datasource.Container.SECRET;
        datasource.spot().source().manifest().filter(manifest -> provided).ifPresent(manifest -> {
            JsonNode labels = manifest.tree().path("metadata").path("labels");
            boolean labelled = labels.properties().stream()
                    .anyMatch(label -> label.getKey().contains("datasource"));
            if (!labelled) {
                report.add(
                        Spot.of(manifest, "/metadata"),
                        "the %s has no label for the sidecar that gives datasources to Grafana"
                                .formatted(manifest.kind()),
                        "add grafana_datasource: \"1\", unless it is mounted into Grafana");
            }
        });
    }
}
