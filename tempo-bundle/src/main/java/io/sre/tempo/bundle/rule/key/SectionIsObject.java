package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.List;

/** A section that the templates look into is an object. */
final class SectionIsObject extends InstallationCheck {

    private static final List<String> SECTIONS = List.of(
            "tempo",
            "tempo.metricsGenerator",
            "tempoQuery",
            "tempoQuery.ingress",
            "persistence",
            "service",
            "serviceAccount",
            "serviceMonitor");

    SectionIsObject() {
        super(error("TEMPO-KEY-013", "every section that the templates look into is an object")
                .because(
                        "The templates look for values below these keys. If one is true, text or a list, Helm cannot render the"
                                + " chart; a key with nothing behind it is null, and null removes the defaults.")
                .mend("write an object, or delete the key")
                .source("chart tempo 1.7.2 to 2.2.4, templates, rendered with each of them replaced"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value written = tempo.release().written();
        SECTIONS.forEach(path -> check(written.at(path), report));
        if (tempo.chart().isAtLeast("1.10.0")) {
            check(written.at("networkPolicy"), report);
        }
        if (tempo.chart().isAtLeast("1.11.0")) {
            check(written.at("global"), report);
        }
    }

    private static void check(Value section, Report report) {
        if (section.isNull()) {
            // Flux or the API server may drop a null on the way, and then the defaults are there.
            report.as(Severity.WARNING)
                    .add(
                            section,
                            "%s is null: this removes its defaults, and the chart cannot be rendered without them"
                                    .formatted(section.path()),
                            "delete the key");
        } else if (section.isPresent() && !section.isObject() && !section.hasPlaceholder()) {
            report.add(
                    section,
                    "%s is %s, and the chart cannot be rendered: it looks for values below"
                            .formatted(section.path(), section),
                    mend(section));
        }
    }

    private static String mend(Value section) {
        boolean isSwitch = section.isTrue() || section.isFalse();
        return isSwitch ? "write %s.enabled: %s".formatted(section.path(), section) : "write an object";
    }
}
