package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.net.URI;

/** Grafana adds the path itself. */
final class UrlHasNoPath extends TempoDatasourceCheck {

    UrlHasNoPath() {
        super(error("TEMPO-GRAF-009", "the datasource's url has no path")
                .because(
                        "Grafana adds /api/search, /api/traces and so on to the url. Tempo of the chart knows no paths in front of"
                                + " these and answers 404.")
                .mend("end the url behind the port")
                .source(SETTINGS + "; Tempo 2.9.0, run with and without -http-api-prefix"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        String path = datasource.url().map(URI::getPath).orElse("");
        if (path.matches("/*")) {
            return;
        }
        boolean tempos = !asked(datasource, platform).isEmpty();
        boolean api = path.matches("/api(/.*)?");
        boolean prefixed = asked(datasource, platform).stream().anyMatch(UrlHasNoPath::hasPrefix);
        if (prefixed && !api) {
            return;
        }
        if (tempos || api) {
            // Behind a host that is not known, something may take the path away.
            report.as(tempos && !prefixed ? Severity.ERROR : Severity.WARNING)
                    .add(
                            datasource.entry().get("url"),
                            "the url has the path %s, and Grafana adds its own behind it".formatted(path),
                            "delete " + path);
        }
    }

    private static boolean hasPrefix(Installation tempo) {
        Value flags = tempo.value("tempo.extraArgs");
        return flags.isUnknown()
                || flags.has("http-api-prefix")
                || flags.has("server.path-prefix")
                || tempo.value("tempo.server").has("http_path_prefix");
    }
}
