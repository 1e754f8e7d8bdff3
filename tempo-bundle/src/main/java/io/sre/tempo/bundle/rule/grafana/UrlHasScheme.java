package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.Locale;

/** The datasource speaks to Tempo as Tempo does. */
final class UrlHasScheme extends TempoDatasourceCheck {

    UrlHasScheme() {
        super(warning("TEMPO-GRAF-038", "the datasource's url has the scheme that Tempo speaks")
                .because(
                        "Without http:// or https:// Grafana has no address to ask. With https:// it wants a certificate, and Tempo speaks plain"
                                + " HTTP on this port unless server.http_tls_config says otherwise.")
                .mend("write http:// before host and port")
                .source(SETTINGS + "; Tempo 2.9.0, server.http_tls_config"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        Value url = datasource.entry().get("url");
        String text = settled(url).map(one -> one.toLowerCase(Locale.ROOT)).orElse("");
        if (!text.isEmpty() && !text.contains("://") && !url.isStandIn()) {
            report.add(url, "the url %s has no scheme".formatted(url), "write http:// before it");
        } else if (text.startsWith("https://")) {
            List<Installation> asked = asked(datasource, platform);
            boolean plain = !asked.isEmpty() && asked.stream().allMatch(UrlHasScheme::isPlain);
            if (plain) {
                report.add(url, "the datasource asks by TLS, and Tempo speaks plain HTTP there", "write http://");
            }
        }
    }

    private static boolean isPlain(Installation tempo) {
        Value server = tempo.value("tempo.server");
        return !server.isUnknown()
                && server.get("http_tls_config").isMissing()
                && !tempo.release().isPostRendered();
    }
}
