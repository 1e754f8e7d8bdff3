package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Destination;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Network.Neighbour;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policies let Tempo reach nothing that it has no use for. */
final class EgressIsNeeded extends NetworkCheck {

    /** DNS, also on the port of OpenShift's pods; HTTPS for tokens of a workload identity; istiod and the tunnel. */
    private static final Set<Integer> ALWAYS = Set.of(53, 5353, 443, 15008, 15012);

    EgressIsNeeded() {
        super(warning("TEMPO-NET-010", "policies open no way out of Tempo that it has no use for")
                .because("Whoever gets into the pod can leave by every port that is open.")
                .mend("name only the ports of the bucket, of remote write, of DNS and of the mesh")
                .source("Kubernetes NetworkPolicy v1; NIST SP 800-53 SC-7(5)"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        boolean known = !tempo.replacesConfig() && !tempo.release().isIncomplete() && isKnown(tempo);
        if (known) {
            Set<Integer> tcp = new HashSet<>(ALWAYS);
            Destination.all(tempo).forEach(destination -> tcp.add(destination.port()));
            tcp.addAll(targets(tempo, platform));
            List<Neighbour> others = judged(tempo, network);
            new Surplus(network, Direction.EGRESS, others, Map.of(Protocol.TCP, tcp, Protocol.UDP, ALWAYS))
                    .report(
                            report,
                            "lets Tempo out where it has no business: %s, to %s",
                            "name only what Tempo connects to, or delete the rule");
        }
    }

    /**
     * Everybody, if it is clear which rule is for which place. A name outside of the cluster may lead to pods all the same, and
     * a Service to another port of them: then a port that is open to some pods in particular may be the one.
     */
    private static List<Neighbour> judged(Installation tempo, Network network) {
        boolean clear = Destination.all(tempo).stream().allMatch(destination -> isReached(destination, tempo, network));
        if (clear) {
            return network.neighbours();
        }
        List<Neighbour> others = new ArrayList<>(network.outside());
        others.add(network.stranger());
        return others;
    }

    private static boolean isReached(Destination destination, Installation tempo, Network network) {
        if (destination.isAddress()) {
            Neighbour there = Neighbour.address(destination.host());
            return network.lets(Direction.EGRESS, there, destination.port(), Protocol.TCP);
        }
        Optional<String> namespace = destination.namespace(tempo.namespace());
        return (namespace.isPresent()
                && network.in(namespace.get()).stream()
                        .anyMatch(other -> network.lets(Direction.EGRESS, other, destination.port(), Protocol.TCP)));
    }

    /** Whether every place is known that Tempo connects to. */
    private static boolean isKnown(Installation tempo) {
        boolean storage = !tempo.value("tempo.storage.trace.backend").text().equals("s3")
                || Destination.storage(tempo).isPresent();
        boolean writes =
                Destination.remoteWrites(tempo).size() == tempo.remoteWrites().size();
        return storage && writes && !tempo.value("tempo.storage.trace.backend").isUnknown();
    }

    private static List<Integer> targets(Installation tempo, Platform platform) {
        return Destination.all(tempo).stream()
                .filter(destination -> destination.namespace(tempo.namespace()).isPresent())
                .flatMap(destination ->
                        DestinationCheck.targetPort(
                                        platform,
                                        destination,
                                        destination.namespace(tempo.namespace()).orElse(""))
                                .stream()
                                .boxed())
                .toList();
    }
}
