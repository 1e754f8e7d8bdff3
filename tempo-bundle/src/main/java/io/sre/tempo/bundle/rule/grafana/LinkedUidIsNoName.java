package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.List;
import java.util.Optional;

/** A datasource is referred to by its uid. */
final class LinkedUidIsNoName extends LinkCheck {

    LinkedUidIsNoName() {
        super(
                warning("TEMPO-GRAF-005", "a link of the datasource names the uid of the other, not its name")
                        .because(
                                "Names are for people: a link by a name in other letters finds nothing, one by the very name is lost when"
                                        + " somebody changes it. Grafana gives a uid of its own to a datasource without one, such as"
                                        + " P8E80F9AEF21F6940, which nobody guesses.")
                        .mend("give the other datasource a uid, and write that")
                        .source(
                                TempoDatasourceCheck.SETTINGS
                                        + "; grafana/grafana issue 39562; public/app/features/plugins/datasource_srv.ts, getInstanceSettings"));
    }

    @Override
    void check(Link link, Value value, String uid, Uids uids, Report report) {
        boolean wrong = !uids.mayHave(uid) && uids.inOtherCase(uid).isEmpty();
        Optional<Datasource> named = wrong ? uids.named(uid) : Optional.empty();
        named.ifPresent(datasource -> {
            String mend = datasource.uid().isEmpty()
                    ? "add uid: %s to the datasource %s".formatted(uid, datasource.name())
                    : "write " + datasource.uid().get();
            String its = Uids.of(datasource).map("its uid is %s"::formatted).orElse("it has no uid of its own");
            boolean found = datasource.name().equals(uid);
            (found ? report.as(Severity.INFORMATION) : report)
                    .add(
                            value.spot(),
                            "%s leads to %s, which is the name of a datasource; %s".formatted(link.key(), value, its),
                            mend,
                            List.of(),
                            List.of(datasource.spot()));
        });
    }
}
