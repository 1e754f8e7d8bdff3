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
record FlowsClaim(Flows flows, boolean exactly, Options options) implements Claim {

    @Override
    public String text() {
        return "%s flows of %s are permitted%s"
                .formatted(flows.list().size(), flows.tempo().describe(), exactly ? ", and nothing else" : "");
    }

    @Override
    public Judgement judge(Inquiry inquiry) {
        StandIns standIns = new StandIns(inquiry.reachability().cluster());
        if (options.hasStandIns()) {
            standIns.addEnds(flows);
            if (exactly) {
                Selection self = selection(flows.tempo());
                Scene soFar = new Scene(inquiry, List.of(), standIns);
                standIns.addStrangers(Party.pods(soFar.find(self)));
            }
        }
        return new Case(inquiry, standIns).judge();
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
        private final Comparison comparison;
        private final Map<List<Party>, Connections> wanted = new HashMap<>();

        Case(Inquiry inquiry, StandIns standIns) {
            List<Selection> ends = flows.list().stream()
                    .flatMap(flow -> Stream.concat(flow.from().stream(), flow.to().stream()))
                    .map(FlowsClaim.this::selection)
                    .toList();
            this.scene = new Scene(inquiry, ends, standIns);
            this.comparison = new Comparison(scene, options);
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
            return comparison.judgement(heading(), "these are not permitted", "these are permitted too");
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
            expectStrangers(flow);
            for (Answer answer : answers) {
                comparison.addWanted(FlowsClaim.this.text(flow), answer);
            }
        }

        /** Whoever comes and is meant by a flow may do what the flow says. */
        private void expectStrangers(Flow flow) {
            for (Peer from : flow.from()) {
                for (Peer to : flow.to()) {
                    for (Party source : everyFound(from)) {
                        for (Party target : everyFound(to)) {
                            wanted.merge(List.of(source, target), ports(flow).ofStranger(), Connections::union);
                        }
                    }
                }
            }
        }

        private List<Party> everyFound(Peer peer) {
            List<Party> all = new ArrayList<>(scene.find(selection(peer)));
            all.addAll(scene.findStrangers(selection(peer)));
            return all;
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
    }
}
