package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A flag keeps its value on the way to Tempo. */
final class ExtraArgHasValue extends InstallationCheck {

    /** These Tempo reads twice; the second time they need a value. */
    private static final Set<String> NEED_VALUE = Set.of("config.expand-env", "config.verify");

    ExtraArgHasValue() {
        super(
                error("TEMPO-KEY-009", "no flag in tempo.extraArgs has a value that the chart drops")
                        .because(
                                "Of a flag whose value is false, 0 or empty the template writes the name alone. config.expand-env needs a"
                                        + " value: as the last flag it stops Tempo, else it swallows the next one. Other switches are on"
                                        + " then.")
                        .mend("write true or, as text, \"false\"; or delete the flag")
                        .source(
                                "chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; Tempo 2.3.1 to 2.10.8, cmd/tempo/main.go, run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value flags = tempo.value("tempo.extraArgs");
        SortedSet<String> written = new TreeSet<>(flags.keys());
        // Helm 3 drops a null, and Helm 4 keeps it.
        written.removeIf(flag -> flags.get(flag).isNull());
        for (String flag : written) {
            Value value = flags.get(flag);
            if (value.isFalsy() && NEED_VALUE.contains(flag)) {
                reportMissing(value, flag, flag.equals(written.last()), report);
            } else if (value.isFalse() || (value.isNumber() && value.isFalsy())) {
                report.as(Severity.WARNING)
                        .add(
                                value,
                                "the chart drops the value %s and writes -%s alone".formatted(value, flag),
                                "write it as text, \"%s\", or delete the flag".formatted(value.text()));
            }
        }
    }

    private static void reportMissing(Value value, String flag, boolean last, Report report) {
        report.as(last ? Severity.ERROR : Severity.WARNING)
                .add(
                        value,
                        "the chart drops the value %s and writes -%s alone, which %s"
                                .formatted(
                                        value, flag, last ? "stops Tempo: it needs a value" : "swallows the next flag"),
                        "write true or, as text, \"false\"; or delete the flag");
    }
}
