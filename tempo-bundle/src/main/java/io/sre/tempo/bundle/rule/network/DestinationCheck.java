package io.sre.tempo.bundle.rule.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Destination;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Network.Neighbour;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.ServiceHost;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.policies.reach.Direction;
import io.sre.tempo.policies.reach.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A check that Tempo may connect to a place that its values name. */
abstract class DestinationCheck extends NetworkCheck {

    DestinationCheck(Rule rule) {
        super(rule);
    }

    abstract List<Destination> destinations(Installation tempo);

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        for (Destination destination : destinations(tempo)) {
            Optional<String> namespace = destination.namespace(tempo.namespace());
            List<Neighbour> there = there(network, destination, namespace);
            OptionalInt port = namespace.isEmpty()
                    ? OptionalInt.of(destination.port())
                    : targetPort(platform, destination, namespace.get());
            int asked = port.orElse(destination.port());
            if (stopsAll(network, Direction.EGRESS, there, asked, Protocol.TCP)) {
                boolean sure = (namespace.isPresent() && port.isPresent())
                        || (!opensPods(network, tempo)
                                && (namespace.isEmpty() || stopsEveryPort(network, there))
                                && stopsAll(network, Direction.EGRESS, network.outside(), asked, Protocol.TCP));
                Severity severity = sure ? Severity.ERROR : Severity.INFORMATION;
                String unless = sure
                        ? ""
                        : namespace.isEmpty()
                                ? ", unless the name leads to pods of this cluster"
                                : ", unless the Service leads to another port of its pods";
                report.as(severity)
                        .add(
                                spot(network, Direction.EGRESS, tempo),
                                "%s may not reach %s on port %d%s"
                                        .formatted(
                                                network.pod(),
                                                destination.value().shown(destination.host()),
                                                asked,
                                                unless),
                                "add an egress rule for port %d of the pods behind it".formatted(asked),
                                explanation(network, Direction.EGRESS, there.get(0), asked, Protocol.TCP),
                                List.of(destination.value().spot()));
            }
        }
    }

    private static List<Neighbour> there(Network network, Destination destination, Optional<String> namespace) {
        if (destination.isAddress()) {
            return List.of(Neighbour.address(destination.host()));
        }
        return namespace.map(network::in).orElseGet(network::outside);
    }

    /** Whether a port is open to some pods that nothing else needs: a name may lead to them, whatever it looks like. */
    private static boolean opensPods(Network network, Installation tempo) {
        Neighbour stranger = network.stranger();
        for (Neighbour other : network.neighbours()) {
            Set<Integer> explained =
                    other.namespace().map(name -> explained(name, tempo)).orElse(Set.of());
            for (int port : other.namespace().isEmpty() ? List.<Integer>of() : network.portEdges(Protocol.TCP)) {
                boolean particular = !explained.contains(port)
                        && network.lets(Direction.EGRESS, other, port, Protocol.TCP)
                        && !network.lets(Direction.EGRESS, stranger, port, Protocol.TCP);
                if (particular) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The ports that Tempo needs in a namespace anyway: those of DNS and of the mesh, and of what it connects to there. */
    private static Set<Integer> explained(String namespace, Installation tempo) {
        Set<Integer> explained = new HashSet<>(Set.of(53, 5353, 15008, 15012));
        for (Destination destination : Destination.all(tempo)) {
            if (destination.namespace(tempo.namespace()).equals(Optional.of(namespace))) {
                explained.add(destination.port());
            }
        }
        return explained;
    }

    /** Whether no port is open to them that is not open to everybody: so none is open because the Service leads there. */
    private static boolean stopsEveryPort(Network network, List<Neighbour> there) {
        Neighbour stranger = network.stranger();
        return network.portEdges(Protocol.TCP).stream()
                .filter(port -> !network.lets(Direction.EGRESS, stranger, port, Protocol.TCP))
                .allMatch(port -> stopsAll(network, Direction.EGRESS, there, port, Protocol.TCP));
    }

    /** The port of the pods behind a Service; empty if the Service is not at hand, or names a port that is not. */
    static OptionalInt targetPort(Platform platform, Destination destination, String namespace) {
        String service = ServiceHost.of(destination.host()).service();
        for (Manifest manifest : platform.ofKind("Service", namespace)) {
            boolean same = manifest.name().equals(service);
            for (JsonNode port : manifest.tree().path("spec").path("ports")) {
                if (same && port.path("port").asInt(0) == destination.port()) {
                    int target = port.path("targetPort").asInt(port.has("targetPort") ? 0 : destination.port());
                    return target == 0 ? OptionalInt.empty() : OptionalInt.of(target);
                }
            }
        }
        return OptionalInt.empty();
    }
}
