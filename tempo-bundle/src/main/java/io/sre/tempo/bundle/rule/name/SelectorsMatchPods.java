package io.sre.tempo.bundle.rule.name;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;
import java.util.Map;

/** A selector that means Tempo matches its pods. */
final class SelectorsMatchPods extends InstallationCheck {

    private static final JsonPointer LABELS = JsonPointer.compile("/spec/selector/matchLabels");

    /** Kinds that select pods of their own namespace by labels, and where they say so. */
    private static final Map<String, JsonPointer> SELECTORS = Map.of(
            "NetworkPolicy", JsonPointer.compile("/spec/podSelector/matchLabels"),
            "Service", JsonPointer.compile("/spec/selector"),
            "AuthorizationPolicy", LABELS,
            "PeerAuthentication", LABELS,
            "PodMonitor", LABELS,
            "PodDisruptionBudget", LABELS);

    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    SelectorsMatchPods() {
        super(warning("TEMPO-NAME-005", "a selector that means Tempo's pods matches them")
                .because(
                        "The pods carry app.kubernetes.io/name and app.kubernetes.io/instance, and what podLabels says. A selector with another label of Tempo, such as app, component or helm.sh/chart, matches nothing: the policy protects nobody, the Service leads nowhere.")
                .mend("select by app.kubernetes.io/name and app.kubernetes.io/instance")
                .source("chart tempo 1.7.2 to 2.2.4, templates/_helpers.tpl and statefulset.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (tempo.namespace().isEmpty()
                || !tempo.isNamed()
                || tempo.value("podLabels").hasUnknown()) {
            return;
        }
        for (Map.Entry<String, JsonPointer> kind : SELECTORS.entrySet()) {
            for (Manifest manifest :
                    platform.ofKind(kind.getKey(), tempo.namespace().get())) {
                JsonNode selector = manifest.tree().at(kind.getValue());
                if (meansTempo(selector, tempo)
                        && !matches(selector, tempo.podLabels())
                        && isAlone(platform, tempo, selector)) {
                    report.add(
                            Spot.of(manifest, kind.getValue().toString()),
                            "selects %s, and the pods of Tempo have %s".formatted(selector, tempo.podLabels()),
                            "select by %s".formatted(tempo.selectorLabels()));
                }
            }
        }
    }

    private static boolean meansTempo(JsonNode selector, Installation tempo) {
        for (JsonNode value : selector) {
            String text = value.asText("");
            if (text.equals(tempo.name()) || text.equals(tempo.fullName()) || text.startsWith(tempo.name() + "-1.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        for (Map.Entry<String, JsonNode> wanted : selector.properties()) {
            if (!wanted.getValue().asText("").equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing else in the set could be meant: another release of Tempo, or a workload with these labels. */
    private static boolean isAlone(Platform platform, Installation tempo, JsonNode selector) {
        boolean others = platform.releases().stream()
                .anyMatch(release -> !release.name().equals(tempo.release().name()));
        boolean workload = WORKLOADS.stream()
                .flatMap(kind -> platform.ofKind(kind).stream())
                .anyMatch(manifest -> hasLabels(manifest.tree().at("/spec/template/metadata/labels"), selector));
        return !others && !workload;
    }

    private static boolean hasLabels(JsonNode labels, JsonNode selector) {
        for (Map.Entry<String, JsonNode> wanted : selector.properties()) {
            if (!labels.path(wanted.getKey()).equals(wanted.getValue())) {
                return false;
            }
        }
        return true;
    }
}
