package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.regex.Pattern;

/** A uid has only letters, digits and two other signs, and is short. */
final class UidIsAllowed extends TempoDatasourceCheck {

    private static final Pattern UID = Pattern.compile("[a-zA-Z0-9_-]{0,40}");

    UidIsAllowed() {
        super(warning("TEMPO-GRAF-025", "the uid of the datasource is one that Grafana takes")
                .of("Grafana 12 and later")
                .because(
                        "A uid has at most 40 letters, digits, '-' and '_'. Grafana 11.1 complains about others, Grafana 12 refuses"
                                + " the datasource.")
                .mend("write another uid, and the same in all links to it")
                .source(PROVISIONING + "; pkg/util/shortid_generator.go"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        Value uid = datasource.entry().get("uid");
        settled(uid)
                .filter(text -> !UID.matcher(text).matches())
                .ifPresent(text -> report.add(
                        uid,
                        "%s is no uid for Grafana 12".formatted(uid),
                        "use at most 40 of a-z, A-Z, 0-9, '-' and '_'"));
    }
}
