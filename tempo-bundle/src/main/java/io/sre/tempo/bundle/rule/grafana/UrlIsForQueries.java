package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import java.util.Map;

/** Grafana asks a port that answers queries. */
final class UrlIsForQueries extends TempoDatasourceCheck {

    private static final Map<Integer, String> OTHERS = Map.of(
            4317, "OTLP over gRPC",
            4318, "OTLP over HTTP",
            6831, "Jaeger's agent",
            7946, "Tempo's memberlist",
            9095, "Tempo's gRPC",
            9411, "Zipkin",
            14250, "Jaeger over gRPC",
            14268, "Jaeger over HTTP",
            55678, "OpenCensus");

    UrlIsForQueries() {
        super(warning("TEMPO-GRAF-008", "the datasource asks the port of queries")
                .because(
                        "Receivers take spans in, and Tempo's gRPC port is for its own parts: neither answers Grafana's questions, so"
                                + " that every trace is missing.")
                .mend("use Tempo's HTTP port: 3200, or 3100 up to chart 1.23.0")
                .source(SETTINGS + "; chart tempo 1.7.2 to 2.2.4, templates/service.yaml"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        int port = datasource.port().orElse(0);
        String use = OTHERS.get(port);
        // If the installation is known, the rule about its HTTP port says more.
        boolean known = datasource
                .host()
                .filter(host -> !platform.installationsAt(host, datasource.namespace(), datasource.spot())
                        .isEmpty())
                .isPresent();
        if (use != null && !known) {
            report.add(
                    datasource.entry().get("url"),
                    "the datasource asks port %d, which is for %s".formatted(port, use),
                    "write Tempo's HTTP port, 3200 or, up to chart 1.23.0, 3100");
        }
    }
}
