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

/** The key of a ConfigMap becomes the name of the provisioning file. */
final class ProvisioningFileHasEnding extends Check {

    ProvisioningFileHasEnding() {
        super(warning("TEMPO-GRAF-030", "the key of provisioned datasources ends with .yaml")
                .because(
                        "The sidecar writes a file named as the key, and Grafana reads only files that end with .yaml or .yml.")
                .mend("rename the key to datasource-tempo.yaml")
                .source(TempoDatasourceCheck.PROVISIONING));
    }

    @Override
    public void check(Platform platform, Report report) {
        platform.ofKind("ConfigMap").forEach(map -> check(map, "data", report));
        platform.ofKind("Secret").forEach(secret -> check(secret, "stringData", report));
    }

    private static void check(Manifest manifest, String field, Report report) {
        JsonNode labels = manifest.tree().path("metadata").path("labels");
        if (!labels.has("grafana_datasource")) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : manifest.tree().path(field).properties()) {
            String key = entry.getKey();
            boolean read = List.of(".yaml", ".yml").stream().anyMatch(key::endsWith);
            if (!read && entry.getValue().asText("").contains("datasources:")) {
                JsonPointer pointer = JsonPointer.empty().appendProperty(field).appendProperty(key);
                report.add(
                        new Spot(Source.of(manifest), pointer),
                        "Grafana does not read a file named %s".formatted(key),
                        "rename the key to %s.yaml".formatted(key.replaceFirst("\\.[^.]*$", "")));
            }
        }
    }
}
