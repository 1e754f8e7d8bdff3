package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A link leads to a datasource that exists. */
final class LinkedUidExists extends LinkCheck {

    LinkedUidExists() {
        super(warning("TEMPO-GRAF-004", "a link of the datasource leads to one that exists")
                .because(
                        "Grafana looks for the other datasource by its uid, capitals included. Without it, the link is missing or"
                                + " ends in an error. Only what is among the manifests was looked at.")
                .mend("write the uid of the other datasource, and give it one")
                .source(TempoDatasourceCheck.SETTINGS));
    }

    @Override
    void check(Link link, Value value, String uid, Uids uids, Report report) {
        if (uids.mayHave(uid)) {
            return;
        }
        Optional<Datasource> otherCase = uids.inOtherCase(uid).filter(found -> !link.cannotLeadTo(found));
        if (otherCase.isPresent()) {
            String right = Uids.of(otherCase.get()).orElse(uid);
            add(
                    link,
                    value,
                    "the uid is %s, with other capitals".formatted(right),
                    "write " + right,
                    otherCase.get(),
                    report);
        } else if (uids.named(uid).isEmpty() && !uids.fitting(link).isEmpty()) {
            List<Datasource> fitting = uids.fitting(link);
            String known = fitting.stream()
                    .map(datasource -> Uids.of(datasource).orElse("none that is written"))
                    .distinct()
                    .limit(5)
                    .collect(Collectors.joining(", "));
            add(
                    link,
                    value,
                    "no datasource among the manifests has this uid; those with %s have %s"
                            .formatted(link.subject(), known),
                    "write one of these, or check it together with the datasource that is meant",
                    fitting.get(0),
                    report);
        }
    }

    private static void add(Link link, Value value, String problem, String mend, Datasource related, Report report) {
        report.add(
                value.spot(),
                "%s leads to %s: %s".formatted(link.key(), value, problem),
                mend,
                List.of(),
                List.of(related.spot()));
    }
}
