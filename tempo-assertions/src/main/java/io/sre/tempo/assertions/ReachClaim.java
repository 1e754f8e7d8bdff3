package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Claim;
import io.sre.tempo.assertions.coverage.Inquiry;
import io.sre.tempo.assertions.coverage.Judgement;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Connections;
import io.sre.tempo.policies.reach.Endpoint;
import io.sre.tempo.policies.reach.Traffic;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody reaches nothing but what may be reached.
 *
 * @param exactly whether what may be reached must be
 */
record ReachClaim(Selection from, List<Target> targets, boolean exactly, boolean acceptsUnknown) implements Claim {

    static ReachClaim only(Selection from, List<Target> targets, boolean acceptsUnknown) {
        return new ReachClaim(from, targets, true, acceptsUnknown);
    }

    static ReachClaim atMost(Selection from, List<Target> targets, boolean acceptsUnknown) {
        return new ReachClaim(from, targets, false, acceptsUnknown);
    }

    @Override
    public String text() {
        return targets.isEmpty()
                ? "%s reaches nothing".formatted(from)
                : "%s reaches %s %s".formatted(from, exactly ? "only" : "at most", Selection.join(targets));
    }

    @Override
    public Judgement judge(Inquiry inquiry) {
        Scene scene = new Scene(
                inquiry,
                Stream.concat(Stream.of(from), targets.stream().map(Target::who))
                        .toList());
        targets.forEach(target -> target.ports().cut(scene));
        List<Party> sources = scene.findSources(from);
        Comparison comparison = new Comparison(acceptsUnknown);
        Map<Party, Connections> wanted = new LinkedHashMap<>();
        for (Target target : targets) {
            List<Party> found = scene.find(target.who());
            for (Answer answer : scene.ask(sources, found, target.ports())) {
                want(scene, answer, wanted);
                if (exactly) {
                    comparison.addWanted(answer);
                }
            }
        }
        if (scene.troubles().isEmpty()) {
            compareOthers(scene, sources, wanted, comparison);
        }
        return scene.troubles().isEmpty()
                ? comparison.judgement(
                        scene,
                        heading(),
                        "these are not reached",
                        targets.isEmpty() ? "these are reached" : "these are reached too")
                : Judgement.refuted(() -> Wording.unjudged(heading(), scene));
    }

    private static void compareOthers(
            Scene scene, List<Party> sources, Map<Party, Connections> wanted, Comparison comparison) {
        Set<Party> all = new LinkedHashSet<>(scene.everybody());
        wanted.keySet().stream()
                .filter(party -> !(party instanceof Party.OfService))
                .forEach(all::add);
        for (Party to : all) {
            Connections expected = wanted.getOrDefault(to, Connections.none());
            for (Span span : Ports.every().at(to, scene)) {
                if (!expected.contains(span.protocol(), span.from())) {
                    for (Party from : sources) {
                        if (!scene.isIdle(from, to)) {
                            scene.ask(from, to, span).forEach(comparison::addUnwanted);
                        }
                    }
                }
            }
        }
    }

    /** Behind a Service it is a pod that is reached, and a port of the pod. */
    private static void want(Scene scene, Answer answer, Map<Party, Connections> wanted) {
        Traffic traffic = answer.verdict().traffic();
        if (answer.to() instanceof Party.OfPod || !(traffic.to() instanceof Endpoint.OfPod pod)) {
            wanted.merge(answer.to(), answer.ports(), Connections::union);
            return;
        }
        Span span = new Span(traffic.protocol(), traffic.port(), traffic.port());
        scene.cut(span);
        for (ClusterPod candidate : scene.pods()) {
            if (candidate.toString().equals(pod.namespacedName())) {
                wanted.merge(new Party.OfPod(candidate), span.connections(), Connections::union);
            }
        }
    }

    private String heading() {
        if (targets.isEmpty()) {
            return "Expected %s to reach nothing".formatted(from);
        }
        return "Expected %s to reach %s\n  %s"
                .formatted(
                        from,
                        exactly ? "only" : "at most",
                        String.join(
                                "\n  ", targets.stream().map(Target::toString).toList()));
    }
}
