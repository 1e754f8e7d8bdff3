package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.Optional;

/** A secret is not written into what everyone can read. */
final class SecretsAreNotInPlainText extends TempoDatasourceCheck {

    SecretsAreNotInPlainText() {
        super(warning("TEMPO-GRAF-034", "a secret of the datasource is in a Secret")
                .because(
                        "Whoever may read ConfigMaps and HelmReleases, or the repository, reads what is written there.")
                .mend(
                        "put the datasource into a Secret with the same label, or write $__file{} or a variable of the environment")
                .source(PROVISIONING));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        if (datasource.container() == Datasource.Container.SECRET) {
            return;
        }
        Optional<String> tenantKey =
                Tenancy.tenant(datasource).map(header -> "httpHeaderValue" + Tenancy.number(header));
        for (Value value : datasource.entry().get("secureJsonData").values()) {
            boolean plain = settled(value)
                    .filter(text -> !text.isBlank() && !text.startsWith("ENC["))
                    .isPresent();
            // The name of a tenant is none.
            if (plain
                    && !tenantKey.equals(Optional.of(value.key()))
                    && !value.key().equals("tlsCACert")) {
                report.add(
                        value,
                        "%s stands in plain text in a %s".formatted(value.key(), place(datasource)),
                        "put the datasource into a Secret, or refer to a file or a variable");
            }
        }
    }

    private static String place(Datasource datasource) {
        return datasource
                .spot()
                .source()
                .manifest()
                .map(manifest -> manifest.kind())
                .orElse("file");
    }
}
