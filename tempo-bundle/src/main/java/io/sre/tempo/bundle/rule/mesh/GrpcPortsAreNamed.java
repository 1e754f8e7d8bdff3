package io.sre.tempo.bundle.rule.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;

/** Istio knows which ports speak gRPC. */
final class GrpcPortsAreNamed extends InstallationCheck {

    GrpcPortsAreNamed() {
        super(information("TEMPO-MESH-006", "a Service of one's own names its OTLP gRPC port so that Istio knows it")
                .because(
                        "Istio takes the protocol from appProtocol or from the port's name; otherwise it looks at the first bytes, and balances by connection if it cannot tell.")
                .mend("call the port grpc-otlp, or set appProtocol to grpc")
                .source("Istio 1.27, Protocol selection"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!platform.hasSidecar(tempo)) {
            return;
        }
        for (Manifest service : platform.ofKind("Service", tempo.namespace().orElse(""))) {
            JsonNode ports = service.tree().at("/spec/ports");
            for (int index = 0; index < ports.size(); index++) {
                JsonNode port = ports.path(index);
                boolean grpc = port.path("targetPort").asInt(port.path("port").asInt(0)) == 4317;
                boolean named = port.path("name").asText("").startsWith("grpc") || port.has("appProtocol");
                if (grpc && !named) {
                    report.add(
                            Spot.of(service, "/spec/ports/" + index),
                            "Istio cannot tell from the name %s that this is gRPC".formatted(port.path("name")),
                            "call it grpc-otlp, or set appProtocol to grpc");
                }
            }
        }
    }
}
