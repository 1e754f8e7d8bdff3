package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.chart.TempoConfig;
import io.sre.tempo.model.chart.Version;

/** A setting of Tempo is one that Tempo has. */
final class SettingIsKnown extends InstallationCheck {

    SettingIsKnown() {
        super(
                error("TEMPO-KEY-019", "every setting is one that Tempo has")
                        .because(
                                "The chart copies these values into Tempo's configuration, and Tempo reads it strictly: at a setting that it does not"
                                        + " know, be it misspelled or indented wrongly, it stops.")
                        .mend("write the name that Tempo has, or delete it")
                        .source(
                                "grafana/tempo v2.3.0 to v2.10.8, cmd/tempo/main.go and the yaml tags of its configuration; run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (UnknownSetting setting : UnknownSetting.of(tempo)) {
            boolean special = ForeignSpelling.tempos(setting.path()).isPresent()
                    || !TempoConfig.versionsWith(setting.path()).isEmpty();
            if (!special) {
                report.add(
                        setting.value(),
                        "Tempo %s has no setting %s and does not start"
                                .formatted(
                                        tempo.tempoVersion()
                                                .map(Version::toString)
                                                .orElse(""),
                                        setting.path()),
                        setting.meant()
                                .map(name -> "write %s, if that is meant".formatted(name))
                                .orElse("delete it"));
            }
        }
    }
}
