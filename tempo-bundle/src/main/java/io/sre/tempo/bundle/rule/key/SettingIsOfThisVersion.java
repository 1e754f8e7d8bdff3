package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.chart.TempoConfig;
import io.sre.tempo.model.chart.Version;
import java.util.List;

/** A setting of Tempo is one that its version has. */
final class SettingIsOfThisVersion extends InstallationCheck {

    SettingIsOfThisVersion() {
        super(error("TEMPO-KEY-017", "every setting is one that this version of Tempo has")
                .because(
                        "The chart copies these values into Tempo's configuration, and Tempo reads it strictly: at a setting that came later or"
                                + " is gone it stops.")
                .mend("use a version of Tempo that has the setting, or delete it")
                .source("grafana/tempo v2.3.0 to v2.10.8, the yaml tags of its configuration; run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (UnknownSetting setting : UnknownSetting.of(tempo)) {
            List<Version> versions = TempoConfig.versionsWith(setting.path());
            if (!versions.isEmpty()) {
                report(setting, versions, tempo, report);
            }
        }
    }

    private static void report(UnknownSetting setting, List<Version> versions, Installation tempo, Report report) {
        Version first = versions.get(0);
        Version last = versions.get(versions.size() - 1);
        boolean later = tempo.runsBefore(first.toString());
        String version = tempo.tempoVersion().map(Version::toString).orElse("");
        report.add(
                setting.value(),
                later
                        ? "Tempo %s has no setting %s yet, %s is the first that has, and does not start"
                                .formatted(version, setting.path(), first)
                        : "Tempo %s has no setting %s any more, %s is the last that has, and does not start"
                                .formatted(version, setting.path(), last),
                later ? "use Tempo %s or later, or delete it".formatted(first) : "delete it");
    }
}
