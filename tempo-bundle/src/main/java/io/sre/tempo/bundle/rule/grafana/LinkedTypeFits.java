package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** A link leads to a datasource that has what the link is for. */
final class LinkedTypeFits extends LinkCheck {

    LinkedTypeFits() {
        super(warning("TEMPO-GRAF-006", "a link leads to a datasource of a type that fits")
                .because(
                        "A link to logs asks Loki or another store of logs, a link to metrics and the service map ask Prometheus."
                                + " Another type does not understand the question, and the link is missing or finds nothing.")
                .mend("write the uid of a datasource that has what the link is for")
                .source(TempoDatasourceCheck.SETTINGS));
    }

    @Override
    void check(Link link, Value value, String uid, Uids uids, Report report) {
        uids.find(uid)
                .filter(link::cannotLeadTo)
                .ifPresent(datasource -> report.add(
                        value.spot(),
                        "%s leads to %s, a datasource of the type %s, which has no %s"
                                .formatted(link.key(), value, datasource.type(), link.subject()),
                        "write the uid of a datasource that has " + link.subject(),
                        List.of(),
                        List.of(datasource.spot())));
    }
}
