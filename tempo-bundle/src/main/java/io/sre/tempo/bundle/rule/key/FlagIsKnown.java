package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.TempoFlags;
import io.sre.tempo.model.chart.Version;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.finding.Spelling;
import java.util.Optional;
import java.util.Set;

/** A flag in extraArgs is one that Tempo has. */
final class FlagIsKnown extends InstallationCheck {

    private static final int LONGEST = 100;

    /** Every program in Go has these. */
    private static final Set<String> HELP = Set.of("h", "help");

    FlagIsKnown() {
        super(error("TEMPO-KEY-023", "every flag in tempo.extraArgs is one that Tempo has")
                .of("Tempo 2.3.1 to 2.10.8; between the versions that were asked it is a warning")
                .because(
                        "At a flag that it does not know Tempo stops: \"flag provided but not defined\". Most settings of the"
                                + " configuration have no flag.")
                .mend("write the name that Tempo has, or write the setting as a value of the chart")
                .source("Tempo 2.3.1, 2.4.2, 2.5.0, 2.6.1, 2.7.1, 2.8.0, 2.9.0 and 2.10.8, each asked with each flag"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value written = tempo.value("tempo.extraArgs");
        boolean certain = !tempo.release().isPostRendered()
                && tempo.value("tempo.repository").text().endsWith("grafana/tempo");
        Optional<Version> version = tempo.tempoVersion();
        if (version.isEmpty() || !certain) {
            return;
        }
        Optional<TempoFlags> flags = TempoFlags.of(version.get());
        boolean between = flags.isEmpty()
                && version.get().isAtLeast("2.3.1")
                && !version.get().isAtLeast("2.10.8");
        for (String key : written.keys()) {
            String name = name(key);
            // Helm 3 drops a null.
            boolean asked = !written.get(key).isNull() && !name.contains("$") && !HELP.contains(name);
            boolean nowhere = between && TempoFlags.versionsWith(name).isEmpty();
            boolean notHere = flags.isPresent() && !flags.get().has(name);
            if (asked && (nowhere || notHere)) {
                (between ? report.as(Severity.WARNING) : report)
                        .add(
                                written.get(key),
                                "Tempo %s has no flag -%s and does not start".formatted(version.get(), name),
                                mend(name, version.get()));
            }
        }
    }

    /** The chart writes a dash before it, and one more does no harm. */
    private static String name(String key) {
        String bare = key.startsWith("-") ? key.substring(1) : key;
        int equals = bare.indexOf('=');
        return equals < 0 ? bare : bare.substring(0, equals);
    }

    private static String mend(String name, Version version) {
        return TempoFlags.of(version)
                .filter(flags -> name.length() <= LONGEST)
                .flatMap(flags -> Spelling.closest(name, flags.names()))
                .map(known -> "write %s, if that is meant".formatted(known))
                .orElse("delete it, or write the setting as a value of the chart");
    }
}
