package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.chart.TempoConfig;

/** A setting of Tempo is not spelled as Loki or Mimir spell theirs. */
final class SettingIsSpelledAsTempoDoes extends InstallationCheck {

    SettingIsSpelledAsTempoDoes() {
        super(error("TEMPO-KEY-018", "no setting is spelled as Loki, Mimir or others spell theirs")
                .because(
                        "Loki, Mimir and Tempo have the same settings under different names. Tempo reads its configuration strictly: at the name"
                                + " that another program has it stops.")
                .mend("write the name that Tempo has")
                .source("grafana/tempo v2.3.0 to v2.10.8, tempodb/backend/s3/config.go; run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (UnknownSetting setting : UnknownSetting.of(tempo)) {
            ForeignSpelling.tempos(setting.path())
                    .filter(name -> TempoConfig.versionsWith(setting.path()).isEmpty())
                    .ifPresent(name -> report.add(
                            setting.value(),
                            "Tempo has no setting %s and does not start".formatted(setting.path()),
                            "write it as " + name));
        }
    }
}
