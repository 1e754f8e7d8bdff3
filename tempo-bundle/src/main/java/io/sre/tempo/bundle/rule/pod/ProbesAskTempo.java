package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Probes ask where Tempo answers. */
final class ProbesAskTempo extends InstallationCheck {

    private static final int GRPC = 9095;
    private static final int MEMBERS = 7946;
    private static final Set<Long> MESH = Set.of(4191L, 15020L, 15021L);

    /** The other ports of the container by name, none of which speaks HTTP for probes. */
    private static final Set<String> NAMES = Set.of(
            "jaeger-thrift-c",
            "jaeger-thrift-b",
            "jaeger-thrift-h",
            "jaeger-grpc",
            "zipkin",
            "otlp-legacy",
            "otlp-grpc",
            "otlp-httplegacy",
            "otlp-http",
            "opencensus");

    ProbesAskTempo() {
        super(error("TEMPO-POD-001", "probes ask the port that Tempo listens on")
                .of("chart 1.16.0 and later")
                .because(
                        "Where nobody listens, the readiness probe keeps the pod out of the Service, and the liveness probe restarts it for"
                                + " ever. The port moved from 3100 to 3200 with chart 1.23.1, and values that name it stay behind.")
                .mend("delete the port: the chart's default is right")
                .source("chart tempo 1.16.0 to 2.2.4, values.yaml and templates/statefulset.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        OptionalLong listens = tempo.value("tempo.server.http_listen_port").number();
        boolean byFlag = tempo.value("tempo.extraArgs").has("server.http-listen-port");
        if (!tempo.chart().hasProbes() || tempo.replacesConfig() || listens.isEmpty() || byFlag) {
            return;
        }
        for (String probe : List.of("livenessProbe", "readinessProbe")) {
            for (String handler : List.of("httpGet", "tcpSocket")) {
                Value asked = tempo.value("tempo." + probe + "." + handler);
                Value port = asked.get("port");
                // Another host, and what a mesh puts beside Tempo, answer for themselves.
                boolean others = !asked.get("host").isEmpty()
                        || MESH.contains(port.number().orElse(0));
                if (port.isWritten() && !others) {
                    check(port, handler.equals("httpGet"), listens.getAsLong(), tempo, report);
                }
            }
        }
    }

    private static void check(Value port, boolean http, long listens, Installation tempo, Report report) {
        OptionalLong number = number(port, tempo);
        boolean wrong = number.isPresent() && !answers(number.getAsLong(), http, listens, tempo);
        boolean nameless = number.isEmpty()
                && port.literal().filter(name -> !NAMES.contains(name)).isPresent();
        if (wrong) {
            report.add(
                    port,
                    "the probe asks port %s, and Tempo listens on %d".formatted(port, listens),
                    "delete it, or write %d".formatted(listens));
        } else if (nameless) {
            report.add(
                    port,
                    "the probe asks the port %s, and the container has none of that name".formatted(port),
                    "delete it, or write %d".formatted(listens));
        }
    }

    private static OptionalLong number(Value port, Installation tempo) {
        if (port.text().equals("prom-metrics")) {
            // The versions in between have the new number for the container and the old one for all else.
            boolean early = tempo.chart().isAtLeast("1.22.0");
            return OptionalLong.of(early ? 3200 : 3100);
        }
        return port.number();
    }

    private static boolean answers(long port, boolean http, long listens, Installation tempo) {
        if (http || port == listens) {
            return port == listens;
        }
        boolean received =
                tempo.intakes().stream().anyMatch(intake -> intake.port().orElse(0) == port);
        return received || port == GRPC || port == MEMBERS;
    }
}
