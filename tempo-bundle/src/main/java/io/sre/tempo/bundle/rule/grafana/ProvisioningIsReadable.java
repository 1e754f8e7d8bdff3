package io.sre.tempo.bundle.rule.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Severity;
import java.util.Set;

/** Provisioned datasources are YAML. */
final class ProvisioningIsReadable extends Check {

    private static final String LABEL = "grafana_datasource";
    private static final Set<String> USUAL = Set.of("1", "true", "");

    ProvisioningIsReadable() {
        super(error("TEMPO-GRAF-037", "provisioned datasources are written in YAML")
                .because(
                        "Grafana reads all files of its folder and stops at one that it cannot read: no datasource is provisioned, or Grafana"
                                + " does not start at all.")
                .mend("correct the text; its indentation is a good place to begin")
                .source(TempoDatasourceCheck.PROVISIONING
                        + "; pkg/services/provisioning/datasources/config_reader.go, parseDatasourceConfig"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Spot spot : platform.brokenProvisioning()) {
            JsonNode holder = spot.source().tree();
            String text = holder.at(spot.pointer()).asText("");
            // Others replace what stands in braces before anybody reads it as YAML.
            boolean template = text.contains("{{") || text.contains("${");
            JsonNode label = holder.path("metadata").path("labels").path(LABEL);
            boolean labelled = !label.isMissingNode();
            // Others may be what a sidecar with LABEL_VALUE is to leave alone.
            boolean usual = USUAL.contains(label.asText(""));
            if (labelled && !template && text.contains("datasources:")) {
                report.as(usual ? Severity.ERROR : Severity.WARNING)
                        .add(
                                spot,
                                "%s is no YAML, and Grafana provisions nothing"
                                        .formatted(spot.pointer().last().getMatchingProperty()),
                                "correct the text");
            }
        }
    }
}
