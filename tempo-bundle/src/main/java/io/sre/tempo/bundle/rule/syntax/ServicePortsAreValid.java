package io.sre.tempo.bundle.rule.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.HashSet;
import java.util.Set;

/** The ports of a Service are numbered and named as Kubernetes wants them. */
final class ServicePortsAreValid extends Check {

    ServicePortsAreValid() {
        super(error("TEMPO-SYN-004", "the ports of a Service have valid numbers and names of their own")
                .because(
                        "The API server refuses a Service with a port out of range, with two ports of one name, or with several of which one has no name.")
                .mend("number and name each port")
                .source("Kubernetes 1.34, pkg/apis/core/validation, ValidateService, run"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Manifest service : platform.ofKind("Service")) {
            boolean core = service.apiVersion().equals("v1");
            JsonNode ports = core ? service.tree().at("/spec/ports") : MissingNode.getInstance();
            Set<String> names = new HashSet<>();
            Report ofService = report.about(service.file(), platform);
            for (int index = 0; index < ports.size(); index++) {
                JsonNode port = ports.path(index);
                Spot spot = Spot.of(service, "/spec/ports/" + index);
                int number = port.path("port").asInt(0);
                String name = port.path("name").asText("");
                boolean open = port.path("port").asText("").contains("${");
                if (!open && (!isWhole(port.path("port")) || number < 1 || number > 65535)) {
                    String what = port.has("port") ? port.path("port").toString() : "nothing";
                    ofService.add(spot, "%s is no port".formatted(what), "write a number from 1 to 65535");
                } else if (ports.size() > 1 && name.isEmpty()) {
                    ofService.add(
                            spot, "port %d has no name, and is not the only one".formatted(number), "give it a name");
                } else if (!name.isEmpty() && !names.add(name)) {
                    ofService.add(spot, "two ports have the name %s".formatted(name), "rename one of them");
                }
            }
        }
    }

    /** YAML's 80.0 is JSON's 80. */
    private static boolean isWhole(JsonNode number) {
        return number.isNumber() && number.decimalValue().stripTrailingZeros().scale() <= 0;
    }
}
