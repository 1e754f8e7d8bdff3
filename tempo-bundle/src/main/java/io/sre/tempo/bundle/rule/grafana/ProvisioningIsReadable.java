package io.sre.tempo.bundle.rule.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;

/** Provisioned datasources are YAML. */
final class ProvisioningIsReadable extends Check {

    private static final String LABEL = "grafana_datasource";

    ProvisioningIsReadable() {
        super(error("TEMPO-GRAF-037", "provisioned datasources are written in YAML")
                .because(
                        "Grafana reads all files of its folder and stops at one that it cannot read: no datasource is provisioned, or Grafana"
                                + " does not start at all.")
                .mend("correct the text; its indentation is a good place to begin")
                .source(TempoDatasourceCheck.PROVISIONING));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Spot spot : platform.brokenProvisioning()) {
            JsonNode holder = spot.source().tree();
            String text = holder.at(spot.pointer()).asText("");
            // Others replace what stands in braces before anybody reads it as YAML.
            boolean template = text.contains("{{") || text.contains("${");
            boolean labelled = holder.path("metadata").path("labels").has(LABEL);
            if (labelled && !template && text.contains("datasources:")) {
                report.add(
                        spot,
                        "%s is no YAML, and Grafana provisions nothing"
                                .formatted(spot.pointer().last().getMatchingProperty()),
                        "correct the text");
            }
        }
    }
}
