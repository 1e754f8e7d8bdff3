package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A HelmRelease does not wait for itself. */
final class DependenciesEnd extends Check {

    DependenciesEnd() {
        super(error("TEMPO-FLUX-019", "a HelmRelease does not wait for itself, be it by way of others")
                .because("Flux installs a release once all that it depends on are ready. In a circle, none ever is.")
                .mend("remove one of the dependencies")
                .source("helm-controller 1.6, internal/controller/helmrelease_controller.go, checkDependencies"));
    }

    @Override
    public void check(Platform platform, Report report) {
        if (platform.releases().isEmpty()) {
            return;
        }
        Map<String, List<String>> graph = new HashMap<>();
        Map<String, Integer> copies = new HashMap<>();
        for (Manifest release : platform.ofKind("HelmRelease")) {
            graph.computeIfAbsent(id(release), any -> new ArrayList<>()).addAll(dependencies(release));
            copies.merge(id(release), 1, Integer::sum);
        }
        // Of releases that are there several times, each may be for another cluster.
        boolean certain = copies.values().stream().allMatch(number -> number == 1);
        for (Release release : platform.releases()) {
            String start = id(release.manifest());
            if (leadsBack(start, graph)) {
                boolean self = dependencies(release.manifest()).contains(start);
                report.as(self || certain ? Severity.ERROR : Severity.WARNING)
                        .add(
                                release.spot("/spec/dependsOn"),
                                self
                                        ? "the release depends on itself"
                                        : "what the release depends on depends on it in turn",
                                "remove one of the dependencies");
            }
        }
    }

    private static boolean leadsBack(String start, Map<String, List<String>> graph) {
        Deque<String> open = new ArrayDeque<>(graph.getOrDefault(start, List.of()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(start)) {
                return true;
            }
            if (seen.add(next)) {
                graph.getOrDefault(next, List.of()).forEach(open::push);
            }
        }
        return false;
    }

    private static List<String> dependencies(Manifest release) {
        List<String> dependencies = new ArrayList<>();
        for (JsonNode dependency : release.tree().path("spec").path("dependsOn")) {
            // What such an expression says is asked instead of whether the other is ready.
            boolean ready = dependency.path("readyExpr").asText("").isEmpty();
            if (ready) {
                String namespace = dependency.path("namespace").asText(release.namespace());
                dependencies.add(namespace + "/" + dependency.path("name").asText(""));
            }
        }
        return dependencies;
    }

    private static String id(Manifest release) {
        return release.namespace() + "/" + release.name();
    }
}
