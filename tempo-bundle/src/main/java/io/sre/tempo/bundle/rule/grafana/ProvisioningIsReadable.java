package io.sre.tempo.bundle.rule.grafana;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;
import java.util.Map;

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
        for (Manifest map : platform.ofKind("ConfigMap")) {
            check(map, "data", report);
        }
        for (Manifest secret : platform.ofKind("Secret")) {
            check(secret, "stringData", report);
        }
    }

    private static void check(Manifest manifest, String field, Report report) {
        boolean labelled = manifest.tree().path("metadata").path("labels").has(LABEL);
        Source source = Source.of(manifest);
        for (Map.Entry<String, JsonNode> entry : manifest.tree().path(field).properties()) {
            String text = entry.getValue().asText("");
            boolean file = entry.getKey().endsWith(".yaml") || entry.getKey().endsWith(".yml");
            // Others replace what stands in braces before anybody reads it as YAML.
            boolean template = text.contains("{{") || text.contains("${");
            JsonPointer at = JsonPointer.empty().appendProperty(field).appendProperty(entry.getKey());
            if (labelled && file && !template && text.contains("datasources:") && source.isBroken(at)) {
                report.add(
                        new Spot(source, at),
                        "%s is no YAML, and Grafana provisions nothing".formatted(entry.getKey()),
                        "correct the text",
                        List.of(),
                        List.of());
            }
        }
    }
}
