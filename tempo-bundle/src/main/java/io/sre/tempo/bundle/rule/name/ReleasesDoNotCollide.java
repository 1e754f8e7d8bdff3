package io.sre.tempo.bundle.rule.name;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two releases in a namespace do not share a ConfigMap. */
final class ReleasesDoNotCollide extends Check {

    ReleasesDoNotCollide() {
        super(error("TEMPO-NAME-003", "two releases of the chart in one namespace have names of their own")
                .because("The chart's ConfigMap is called tempo unless nameOverride says otherwise. The second release in a namespace cannot be installed beside the first.")
                .mend("give one of them a nameOverride, or a namespace of its own")
                .source("chart tempo 1.7.2 to 2.2.4, templates/configmap-tempo.yaml"));
    }

    @Override
    public void check(Platform platform, Report report) {
        List<Installation> all = platform.installations();
        Map<String, Installation> first = new HashMap<>();
        for (Installation tempo : all) {
            if (tempo.namespace().isPresent() && tempo.isNamed()) {
                String key = tempo.namespace().get() + "/" + tempo.name();
                Installation other = first.putIfAbsent(key, tempo);
                if (other != null && !isSameObject(other, tempo)) {
                    report.add(
                            tempo.release().spot("/metadata/name"),
                            "its ConfigMap %s is that of the release %s, too".formatted(key, other.release().name()),
                            "give one of them a nameOverride, or a namespace of its own",
                            List.of(),
                            List.of(other.release().spot("/metadata/name")));
                }
            }
        }
    }

    /** Overlays for several clusters may lie in one folder: there it is one release, described twice. */
    private static boolean isSameObject(Installation one, Installation other) {
        return one.release().name().equals(other.release().name());
    }
}
