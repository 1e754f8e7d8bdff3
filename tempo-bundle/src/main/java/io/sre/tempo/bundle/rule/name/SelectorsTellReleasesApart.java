package io.sre.tempo.bundle.rule.name;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A selector by name alone catches the other chart's pods, too. */
final class SelectorsTellReleasesApart extends InstallationCheck {

    SelectorsTellReleasesApart() {
        super(warning("TEMPO-NAME-006", "a policy tells Tempo's pods from those of another release")
                .because(
                        "Pods of tempo-distributed and of every release of tempo have the label app.kubernetes.io/name: tempo. A policy that selects by it alone applies to all of them.")
                .mend("add app.kubernetes.io/instance to the selector")
                .source("chart tempo 1.7.2 to 2.2.4 and tempo-distributed 1.61.3, templates/_helpers.tpl"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        List<Manifest> policies =
                platform.ofKind("NetworkPolicy", tempo.namespace().orElse(""));
        Map<Optional<String>, Set<String>> names =
                platform.derived(Names.class, Names::of).byNamespace();
        boolean several = names.getOrDefault(tempo.namespace(), Set.of()).size() > 1;
        for (Manifest policy : several ? policies : List.<Manifest>of()) {
            JsonNode selector = policy.tree().at("/spec/podSelector/matchLabels");
            boolean byName = selector.size() == 1
                    && selector.path("app.kubernetes.io/name").asText("").equals(tempo.name());
            if (byName) {
                report.add(
                        Spot.of(policy, "/spec/podSelector"),
                        "selects the pods of every release of Tempo in namespace %s"
                                .formatted(tempo.namespace().orElse("")),
                        "add app.kubernetes.io/instance: %s"
                                .formatted(tempo.release().name()));
            }
        }
    }

    /** The names of the releases of Tempo in each namespace. */
    private record Names(Map<Optional<String>, Set<String>> byNamespace) {

        static Names of(Platform platform) {
            Map<Optional<String>, Set<String>> names = new HashMap<>();
            for (Release release : platform.releases()) {
                names.computeIfAbsent(release.namespace(), namespace -> new HashSet<>())
                        .add(release.name());
            }
            return new Names(names);
        }
    }
}
