package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.Optional;
import java.util.Set;

/** The tag is one that the image has. */
final class TagHasNoV extends InstallationCheck {

    private static final Set<String> HUB = Set.of("", "docker.io");
    private static final Set<String> REPOSITORIES = Set.of("grafana/tempo", "docker.io/grafana/tempo");

    TagHasNoV() {
        super(
                error("TEMPO-POD-019", "the tag of Grafana's image has no v before the version")
                        .because(
                                "The releases on GitHub are called v2.9.0, the images 2.9.0. There is no image with the other tag, and the pod waits"
                                        + " with ImagePullBackOff.")
                        .mend("leave the v out")
                        .source(
                                "grafana/tempo tools/image-tag; chart tempo 1.7.2, 1.24.4 and 2.2.4, templates/statefulset.yaml, rendered"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value tag = tempo.value("tempo.tag");
        Optional<String> version = tag.literal().filter(TagHasNoV::hasV);
        if (version.isPresent() && isGrafanas(tempo)) {
            String without = version.get().substring(1);
            report.add(
                    tag,
                    "there is no image %s:%s"
                            .formatted(tempo.value("tempo.repository").text(), version.get()),
                    "write \"%s\"".formatted(without));
        }
    }

    private static boolean hasV(String tag) {
        return tag.length() > 1 && tag.charAt(0) == 'v' && Character.isDigit(tag.charAt(1)) && tag.indexOf('.') > 0;
    }

    /** Whether it is pulled from where Grafana puts it: a mirror may have tags of its own. */
    private static boolean isGrafanas(Installation tempo) {
        Value registry = tempo.value("tempo.registry");
        Value global = tempo.value("global.imageRegistry");
        return !registry.isUnknown()
                && global.isFalsy()
                && HUB.contains(registry.text())
                && REPOSITORIES.contains(tempo.value("tempo.repository").text())
                && !tempo.release().isPostRendered();
    }
}
