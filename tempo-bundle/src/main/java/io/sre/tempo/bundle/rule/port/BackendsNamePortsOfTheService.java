package io.sre.tempo.bundle.rule.port;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/** An Ingress or a route leads to a port that Tempo's Service has. */
final class BackendsNamePortsOfTheService extends Check {

    private static final List<String> ROUTES = List.of("HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute");

    BackendsNamePortsOfTheService() {
        super(
                error("TEMPO-PORT-015", "an Ingress or a route leads to a port of Tempo's Service")
                        .because(
                                "The Service has the ports that the chart gives it, by number and by name; the port of queries was 3100 up to"
                                        + " chart 1.23.0 and is 3200 from 1.23.1 on. A backend with another port leads nowhere, and every request is"
                                        + " answered by an error.")
                        .mend("name a port of the Service")
                        .source(
                                "chart tempo 1.7.2 to 2.2.4, templates/service.yaml; Kubernetes networking/v1, Gateway API gateway/v1"));
    }

    @Override
    public void check(Platform platform, Report report) {
        if (platform.installations().isEmpty()) {
            return;
        }
        for (Manifest ingress : platform.ofKind("Ingress")) {
            Spot spec = Spot.of(ingress).below("spec");
            JsonNode tree = ingress.tree().path("spec");
            ofIngress(tree.path("defaultBackend"), spec.below("defaultBackend"), ingress, platform, report);
            for (int rule = 0; rule < tree.path("rules").size(); rule++) {
                JsonNode paths = tree.path("rules").path(rule).path("http").path("paths");
                Spot at = spec.below("rules").below(rule).below("http").below("paths");
                for (int path = 0; path < paths.size(); path++) {
                    JsonNode backend = paths.path(path).path("backend");
                    ofIngress(backend, at.below(path).below("backend"), ingress, platform, report);
                }
            }
        }
        for (String kind : ROUTES) {
            platform.ofKind(kind).forEach(route -> ofRoute(route, platform, report));
        }
    }

    private static void ofIngress(JsonNode backend, Spot at, Manifest ingress, Platform platform, Report report) {
        JsonNode service = backend.path("service");
        JsonNode port = service.path("port");
        String field = port.has("number") ? "number" : "name";
        Spot spot = at.below("service").below("port").below(field);
        String name = service.path("name").asText("");
        check(name, port.path(field), platform.namespace(ingress), spot, platform, report);
    }

    private static void ofRoute(Manifest route, Platform platform, Report report) {
        JsonNode rules = route.tree().path("spec").path("rules");
        for (int rule = 0; rule < rules.size(); rule++) {
            JsonNode backends = rules.path(rule).path("backendRefs");
            for (int index = 0; index < backends.size(); index++) {
                JsonNode backend = backends.path(index);
                boolean service = backend.path("kind").asText("Service").equals("Service")
                        && backend.path("group").asText("").isEmpty();
                String own = backend.path("namespace").asText("");
                Optional<String> namespace = own.isEmpty() ? platform.namespace(route) : Optional.of(own);
                Spot spot = Spot.of(route)
                        .below("spec")
                        .below("rules")
                        .below(rule)
                        .below("backendRefs")
                        .below(index)
                        .below("port");
                if (service) {
                    check(backend.path("name").asText(""), backend.path("port"), namespace, spot, platform, report);
                }
            }
        }
    }

    private static void check(
            String service, JsonNode port, Optional<String> namespace, Spot spot, Platform platform, Report report) {
        if (service.isEmpty() || service.contains(".") || namespace.isEmpty()) {
            return;
        }
        List<Installation> meant = platform.installationsAt(service, namespace, spot);
        // Of several that may be meant, one that has the port is enough.
        boolean nowhere = meant.stream()
                .allMatch(tempo -> tempo.namespace().equals(namespace) && PortsOfTempo.serviceLacks(tempo, port));
        if (nowhere && !meant.isEmpty()) {
            Installation tempo = meant.get(0);
            report.add(
                    spot,
                    "the Service %s of chart %s has no port %s"
                            .formatted(service, tempo.chart().version(), port),
                    "name a port of it, such as %d for queries".formatted(tempo.httpPort()),
                    List.of(),
                    List.of(tempo.release().reference().version()));
        }
    }
}
