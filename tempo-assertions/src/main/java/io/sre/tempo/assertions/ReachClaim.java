package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Claim;
import io.sre.tempo.assertions.coverage.Inquiry;
import io.sre.tempo.assertions.coverage.Judgement;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Connections;
import io.sre.tempo.policies.reach.Endpoint;
import io.sre.tempo.policies.reach.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody reaches nothing but what may be reached.
 *
 * @param exactly whether what may be reached must be
 */
record ReachClaim(Selection from, List<Target> targets, boolean exactly, Options options) implements Claim {

    static ReachClaim only(Selection from, List<Target> targets, Options options) {
        return new ReachClaim(from, targets, true, options);
    }

    static ReachClaim atMost(Selection from, List<Target> targets, Options options) {
        return new ReachClaim(from, targets, false, options);
    }

    @Override
    public String text() {
        return targets.isEmpty()
                ? "%s reaches nothing".formatted(from)
                : "%s reaches %s %s".formatted(from, exactly ? "only" : "at most", Selection.join(targets));
    }

    @Override
    public Judgement judge(Inquiry inquiry) {
        List<Selection> all = new ArrayList<>(List.of(from));
        targets.forEach(target -> all.add(target.who()));
        StandIns standIns = new StandIns(inquiry.reachability().cluster());
        if (options.hasStandIns()) {
            standIns.addStrangers(Party.pods(new Scene(inquiry, all).find(from)));
        }
        Scene scene = new Scene(inquiry, all, standIns);
        targets.forEach(target -> target.ports().cut(scene));
        List<Party> sources = scene.findSources(from);
        Comparison comparison = new Comparison(scene, options);
        Map<Party, Connections> wanted = new LinkedHashMap<>();
        for (Target target : targets) {
            for (Answer answer : scene.ask(sources, scene.find(target.who()), target.ports())) {
                want(scene, answer, wanted);
                if (exactly) {
                    comparison.addWanted(answer);
                }
            }
            for (Party stranger : scene.findStrangers(target.who())) {
                wanted.merge(stranger, target.ports().ofStranger(), Connections::union);
            }
        }
        if (scene.troubles().isEmpty()) {
            compareOthers(scene, sources, wanted, comparison);
        }
        return comparison.judgement(
                heading(), "these are not reached", targets.isEmpty() ? "these are reached" : "these are reached too");
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
