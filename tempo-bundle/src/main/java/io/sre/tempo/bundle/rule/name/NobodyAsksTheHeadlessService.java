package io.sre.tempo.bundle.rule.name;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Mentions;
import io.sre.tempo.bundle.rule.Mentions.Mention;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.manifest.Manifest;

/** Nobody relies on the Service that is never made. */
final class NobodyAsksTheHeadlessService extends Check {

    NobodyAsksTheHeadlessService() {
        super(
                warning("TEMPO-NAME-004", "nobody asks for the headless Service")
                        .because(
                                "The StatefulSet names a headless Service that the chart never makes, up to 2.2.4. So no pod has a name of its own in DNS.")
                        .mend("ask for the Service")
                        .source(
                                "chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; grafana-community/helm-charts issue 682"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Manifest manifest : platform.resources()) {
            for (Mention mention : Mentions.of(platform).in(manifest)) {
                if (mention.text().contains(Mentions.HEADLESS)) {
                    platform.serviceNames().forEach(service -> look(mention, service, report));
                }
            }
        }
    }

    private static void look(Mention mention, String service, Report report) {
        String headless = service + Mentions.HEADLESS;
        if (mention.text().contains(headless)) {
            report.add(
                    mention.spot(),
                    "%s is asked for, and the chart makes no such Service".formatted(headless),
                    "ask for %s".formatted(service));
        }
    }
}
