package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** Grafana streams only from a Tempo that can. */
final class StreamingIsSupported extends TempoDatasourceCheck {

    StreamingIsSupported() {
        super(warning("TEMPO-GRAF-011", "the datasource streams only if Tempo does")
                .of("chart tempo 1.7.2 to 2.2.4")
                .because("Grafana streams over gRPC on the port of the url. Tempo takes gRPC there only with"
                        + " stream_over_http_enabled, which the chart turns off, and for which it has a value since 2.2.0. Searches"
                        + " then end in an error.")
                .mend("set tempo.streamOverHttpEnabled to true (chart 2.2.0), or turn streaming off in the datasource")
                .source("chart tempo 2.2.0, values.yaml; grafana-community/helm-charts pull 523, issue 151"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        for (String kind : List.of("search", "metrics")) {
            Value streaming = datasource.json("streamingEnabled." + kind);
            if (streaming.isTrue()) {
                asked(datasource, platform).forEach(tempo -> check(streaming, tempo, report));
            }
        }
    }

    private static void check(Value streaming, Installation tempo, Report report) {
        Value enabled = tempo.value("tempo.streamOverHttpEnabled");
        boolean hasValue = tempo.chart().isAtLeast("2.2.0");
        if (!hasValue || enabled.isFalsy()) {
            String why = hasValue
                    ? "tempo.streamOverHttpEnabled is not on"
                    : "chart %s has no value that turns it on"
                            .formatted(tempo.chart().version());
            report.add(
                    streaming.spot(),
                    "the datasource streams, and Tempo does not over HTTP: " + why,
                    hasValue
                            ? "set tempo.streamOverHttpEnabled to true"
                            : "turn streaming off, or use chart 2.2.0 or later",
                    List.of(),
                    List.of(
                            hasValue
                                    ? enabled.spot()
                                    : tempo.release().reference().version()));
        }
    }
}
