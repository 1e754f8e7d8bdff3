package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.OptionalLong;

/** The chart's own policy cannot let in all that Tempo needs. */
final class ChartPolicyIsOff extends InstallationCheck {

    ChartPolicyIsOff() {
        super(warning("TEMPO-NET-014", "the chart's own NetworkPolicy is off")
                .of("chart 1.10.0 and later")
                .because("It opens a single port, service.targetPort, or every TCP port if that is empty; never UDP. With a port"
                        + " set, all other receivers and the queries are blocked.")
                .mend("switch it off, and write policies for what Tempo listens on")
                .source("chart tempo 1.10.0 to 2.2.4, templates/networkpolicy.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value enabled = tempo.value("networkPolicy.enabled");
        boolean exists = tempo.chart().isAtLeast("1.10.0");
        if (exists && !enabled.isFalsy() && !enabled.isUnknown()) {
            OptionalLong port = tempo.value("service.targetPort").number();
            String effect = port.isPresent()
                    ? "opens port %d alone, so whatever else Tempo listens on is blocked".formatted(port.getAsLong())
                    : "opens every TCP port and no UDP port";
            report.add(enabled, "the chart's own NetworkPolicy " + effect, "set it to false, and write policies of your own");
        }
    }
}
