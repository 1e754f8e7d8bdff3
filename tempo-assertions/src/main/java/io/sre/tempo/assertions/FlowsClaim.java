package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Claim;
import io.sre.tempo.assertions.coverage.Inquiry;
import io.sre.tempo.assertions.coverage.Judgement;
import io.sre.tempo.model.Pods;
import io.sre.tempo.policies.Flow;
import io.sre.tempo.policies.FlowPort;
import io.sre.tempo.policies.Flows;
import io.sre.tempo.policies.Peer;
import io.sre.tempo.policies.reach.Connections;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.Reachability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Flows are permitted.
 *
 * @param exactly whether nothing else may reach or leave the pods that the flows are about
 */
record FlowsClaim(Flows flows, boolean exactly, boolean acceptsUnknown) implements Claim {

    @Override
    public String text() {
        return "%s flows of %s are permitted%s"
                .formatted(flows.list().size(), flows.tempo().describe(), exactly ? ", and nothing else" : "");
    }

    @Override
    public Judgement judge(Inquiry inquiry) {
        Reachability reachability = inquiry.reachability();
        StandIns standIns = new StandIns(reachability.cluster(), flows);
        boolean sameCluster = standIns.cluster() == reachability.cluster();
        Inquiry there =
                sameCluster ? inquiry : inquiry.at(Reachability.of(standIns.cluster(), reachability.semantics()));
        return new Case(there, standIns).judge();
    }

    private Selection selection(Peer peer) {
        if (peer instanceof Peer.Selected selected) {
            return Selection.pods(selected.pods());
        }
        if (peer instanceof Peer.Addresses addresses) {
            return Selection.ofPeer(addresses);
        }
        Map<String, String> own =
                flows.tempo() instanceof Peer.Selected self ? self.pods().namespaceLabels() : Map.of();
        return Selection.pods(new Pods(own, ((Peer.SameNamespace) peer).podLabels()));
    }

    private static Ports ports(Flow flow) {
        Ports all = port(flow.ports().get(0));
        for (FlowPort port : flow.ports()) {
            all = all.and(port(port));
        }
        return all;
    }

    private static Ports port(FlowPort port) {
        return Ports.of(Protocol.valueOf(port.transport().name()), port.port());
    }

    private String heading() {
        return "Expected %s of Tempo (%s) to be permitted%s"
                .formatted(
                        flows.list().size() == 1
                                ? "the flow"
                                : "the %d flows".formatted(flows.list().size()),
                        flows.tempo().describe(),
                        exactly ? ", and nothing else" : "");
    }

    private String text(Flow flow) {
        return "%s: %s -> %s on %s"
                .formatted(flow.purpose(), text(flow.from()), text(flow.to()), Selection.join(flow.ports()));
    }

    private String text(List<Peer> peers) {
        return String.join(
                ", ",
                peers.stream()
                        .map(peer -> peer.equals(flows.tempo()) ? "Tempo" : peer.describe())
                        .toList());
    }

    /** One run over a cluster. */
    private final class Case {

        private final Scene scene;
        private final StandIns standIns;
        private final Comparison comparison = new Comparison(acceptsUnknown);
        private final Map<List<Party>, Connections> wanted = new HashMap<>();

        Case(Inquiry inquiry, StandIns standIns) {
            this.standIns = standIns;
            this.scene = new Scene(
                    inquiry,
                    flows.list().stream()
                            .flatMap(flow -> Stream.concat(flow.from().stream(), flow.to().stream()))
                            .map(FlowsClaim.this::selection)
                            .toList());
        }

        Judgement judge() {
            flows.list().forEach(flow -> ports(flow).cut(scene));
            flows.list().forEach(this::want);
            if (exactly) {
                List<Party> own = scene.find(selection(flows.tempo()));
                if (scene.troubles().isEmpty()) {
                    compareOthers(own);
                }
            }
            if (!scene.troubles().isEmpty()) {
                return Judgement.refuted(() -> Wording.unjudged(heading(), scene));
            }
            String heading = heading();
            Judgement judgement =
                    comparison.judgement(scene, heading, "these are not permitted", "these are permitted too");
            return judgement.isUpheld() || standIns.remarks().isEmpty()
                    ? judgement
                    : Judgement.refuted(() -> judgement.failure() + remarks());
        }

        private void want(Flow flow) {
            List<Answer> answers = new ArrayList<>();
            List<Party> allTargets = new ArrayList<>();
            for (Peer to : flow.to()) {
                List<Party> targets = scene.find(selection(to));
                allTargets.addAll(targets);
                for (Peer from : flow.from()) {
                    answers.addAll(scene.ask(scene.find(selection(from)), targets, ports(flow)));
                }
            }
            if (answers.isEmpty()) {
                scene.noteNothingToAsk(allTargets);
            }
            for (Answer answer : answers) {
                comparison.addWanted(FlowsClaim.this.text(flow), answer);
                wanted.merge(List.of(answer.from(), answer.to()), answer.ports(), Connections::union);
            }
        }

        private void compareOthers(List<Party> own) {
            Set<List<Party>> pairs = new LinkedHashSet<>();
            for (Party self : own) {
                for (Party other : scene.everybody()) {
                    if (!scene.isIdle(self, other)) {
                        pairs.add(List.of(other, self));
                        pairs.add(List.of(self, other));
                    }
                }
            }
            for (List<Party> pair : pairs) {
                Connections expected = wanted.getOrDefault(pair, Connections.none());
                for (Span span : Ports.every().at(pair.get(1), scene)) {
                    if (!expected.contains(span.protocol(), span.from())) {
                        scene.ask(pair.get(0), pair.get(1), span).forEach(comparison::addUnwanted);
                    }
                }
            }
        }

        private String remarks() {
            return "\nWhere the cluster has no pods:\n  " + String.join("\n  ", standIns.remarks());
        }
    }
}
