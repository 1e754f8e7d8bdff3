package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** What is said of the service account has an effect. */
final class AccountIsMade extends InstallationCheck {

    AccountIsMade() {
        super(warning("TEMPO-SEC-012", "annotations of the service account are of one that the chart makes")
                .because(
                        "With serviceAccount.create: false the chart makes none, and nobody reads its annotations: the role of the cloud is"
                                + " never given to Tempo.")
                .mend("annotate the account where it is made, or let the chart make it")
                .source("chart tempo 1.7.2 to 2.2.4, templates/serviceaccount.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value account = tempo.value("serviceAccount");
        if (!account.get("create").isFalse()) {
            return;
        }
        for (String field : List.of("annotations", "labels")) {
            Value ignored = account.get(field);
            if (ignored.isWritten() && ignored.isObject() && !ignored.isEmpty()) {
                report.add(
                        ignored,
                        "serviceAccount.%s has no effect: the chart makes no account".formatted(field),
                        "write serviceAccount.create: true, or put it where the account is made");
            }
        }
    }
}
