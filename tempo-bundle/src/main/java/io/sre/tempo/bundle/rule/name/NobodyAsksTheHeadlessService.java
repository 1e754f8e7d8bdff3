package io.sre.tempo.bundle.rule.name;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.rule.Texts;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.Collection;
import java.util.List;

/** Nobody relies on the Service that is never made. */
final class NobodyAsksTheHeadlessService extends Check {

    private static final String SUFFIX = "-headless";
    private static final int LONGEST = 200_000;

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
        Collection<String> services = platform.serviceNames();
        for (Manifest manifest : services.isEmpty() ? List.<Manifest>of() : platform.resources()) {
            Texts.of(platform)
                    .in(
                            manifest,
                            text -> text.length() < LONGEST && text.contains(SUFFIX),
                            (text, spot) -> services.forEach(service -> look(text, service, spot, report)));
        }
    }

    private static void look(String text, String service, Spot spot, Report report) {
        String headless = service + SUFFIX;
        if (text.contains(headless)) {
            report.add(
                    spot,
                    "%s is asked for, and the chart makes no such Service".formatted(headless),
                    "ask for %s".formatted(service));
        }
    }
}
