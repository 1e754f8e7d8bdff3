package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.regex.Pattern;

/** What is secret stands where Grafana keeps secrets. */
final class SecretsAreInSecureJsonData extends TempoDatasourceCheck {

    private static final Pattern SECURE =
            Pattern.compile("httpHeaderValue[0-9]+|basicAuthPassword|password|tlsClientKey|tlsClientCert|tlsCACert");

    SecretsAreInSecureJsonData() {
        super(warning("TEMPO-GRAF-033", "passwords and values of headers are in secureJsonData")
                .because(
                        "Grafana looks for them in secureJsonData only: elsewhere they have no effect, and everyone who may see the"
                                + " datasource can read them.")
                .mend("move it into secureJsonData")
                .source(PROVISIONING));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        for (Value part : List.of(datasource.entry(), datasource.entry().get("jsonData"))) {
            for (Value value : part.values()) {
                if (SECURE.matcher(value.key()).matches() && !value.isEmpty()) {
                    report.add(
                            value,
                            "%s does not stand in secureJsonData".formatted(value.key()),
                            "move it into secureJsonData");
                }
            }
        }
    }
}
