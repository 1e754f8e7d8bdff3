package io.sre.tempo.policies;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.sre.tempo.model.Pods;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a policy: peers and ports. Leaving either out of a Kubernetes rule means "all of them", which is easily done
 * by mistake; here it must be said with {@link #anyone()} and {@link #anyPort()}.
 *
 * <p>Handed to callers by {@link PolicyBuilder}; not safe for use by several threads.
 */
public final class RuleBuilder {

    private final List<Peer> peers = new ArrayList<>();
    private final List<NetworkPolicyPort> ports = new ArrayList<>();
    private boolean anyone;
    private boolean anyPort;
    private @Nullable String reason;

    RuleBuilder() {}

    /**
     * Adds peers; any of them.
     *
     * @param more who is at the other end
     * @return this
     */
    public RuleBuilder peers(Peer... more) {
        peers.addAll(Arrays.asList(more));
        return this;
    }

    /**
     * Adds pods as a peer.
     *
     * @param pods which pods
     * @return this
     */
    public RuleBuilder pods(Pods pods) {
        return peers(Peer.of(pods));
    }

    /**
     * Lets the rule hold for everyone: every pod, and every address outside of the cluster.
     *
     * @return this
     */
    public RuleBuilder anyone() {
        anyone = true;
        return this;
    }

    /**
     * Adds TCP ports of the pods that are connected to.
     *
     * @param numbers each from 1 to 65535
     * @return this
     */
    public RuleBuilder tcp(int... numbers) {
        return numbers("TCP", numbers);
    }

    /**
     * Adds UDP ports of the pods that are connected to.
     *
     * @param numbers each from 1 to 65535
     * @return this
     */
    public RuleBuilder udp(int... numbers) {
        return numbers("UDP", numbers);
    }

    /**
     * Adds SCTP ports of the pods that are connected to.
     *
     * @param numbers each from 1 to 65535
     * @return this
     */
    public RuleBuilder sctp(int... numbers) {
        return numbers("SCTP", numbers);
    }

    /**
     * Adds a TCP port by the name that the container of the pod that is connected to gives it.
     *
     * @param name such as {@code otlp-grpc}
     * @return this
     */
    public RuleBuilder tcp(String name) {
        ports.add(new NetworkPolicyPort(null, name == null ? null : new IntOrString(name), "TCP"));
        return this;
    }

    /**
     * Adds a UDP port by the name that the container of the pod that is connected to gives it.
     *
     * @param name such as {@code dns}
     * @return this
     */
    public RuleBuilder udp(String name) {
        ports.add(new NetworkPolicyPort(null, name == null ? null : new IntOrString(name), "UDP"));
        return this;
    }

    /**
     * Adds a range of TCP ports.
     *
     * @param first the lowest
     * @param last the highest, which is in the range
     * @return this
     */
    public RuleBuilder tcpRange(int first, int last) {
        ports.add(new NetworkPolicyPort(last, new IntOrString(first), "TCP"));
        return this;
    }

    /**
     * Lets the rule hold for every port of every protocol.
     *
     * @return this
     */
    public RuleBuilder anyPort() {
        anyPort = true;
        return this;
    }

    /**
     * Says why there is this rule. It is kept in an annotation and written above the rule in YAML.
     *
     * @param why one line
     * @return this
     */
    public RuleBuilder because(String why) {
        reason = why;
        return this;
    }

    RuleBuilder flowPorts(List<FlowPort> more) {
        more.forEach(port -> numbers(port.transport().name(), port.port()));
        return this;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    List<NetworkPolicyPeer> networkPolicyPeers() {
        return peers.stream().map(RuleBuilder::networkPolicyPeer).toList();
    }

    List<NetworkPolicyPort> networkPolicyPorts() {
        return ports.stream().distinct().toList();
    }

    void check(Problems at) {
        exactlyOne(at, "peers", !peers.isEmpty(), anyone, "anyone()");
        exactlyOne(at, "ports", !ports.isEmpty(), anyPort, "anyPort()");
        for (int index = 0; index < peers.size(); index++) {
            if (at.present("peers[%d]".formatted(index), peers.get(index))) {
                Peer.check(at.at("peers[%d]".formatted(index)), peers.get(index));
            }
        }
        for (int index = 0; index < ports.size(); index++) {
            check(at, "ports[%d]".formatted(index), ports.get(index));
        }
        if (reason != null && !isOneLine(reason)) {
            at.add("because", reason, "must be one line of text", "say in a few words what the rule is for");
        }
    }

    /** Anything else would break the comment that the bundle makes of it, or have no UTF-8 form. */
    private static boolean isOneLine(String text) {
        return !text.isBlank()
                && text.codePoints().noneMatch(point -> switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> true;
                    default -> false;
                });
    }

    private static void exactlyOne(Problems at, String part, boolean some, boolean all, String call) {
        if (some == all) {
            at.add(
                    part,
                    some ? "some and all" : null,
                    "must be named or left open on purpose, and not both",
                    "name them, or call %s".formatted(call));
        }
    }

    private static void check(Problems at, String part, NetworkPolicyPort port) {
        if (!at.present(part, port.getPort())) {
            return;
        }
        if (port.getPort().getStrVal() != null) {
            at.check(part, port.getPort().getStrVal(), Syntax.PORT_NAME);
            return;
        }
        int first = port.getPort().getIntVal();
        at.port(part, first);
        if (port.getEndPort() != null) {
            at.port(part, port.getEndPort());
            if (port.getEndPort() < first) {
                at.add(part, "%d-%d".formatted(first, port.getEndPort()), "must not end before it begins", "swap them");
            }
        }
    }

    private RuleBuilder numbers(String protocol, int... numbers) {
        for (int number : numbers) {
            ports.add(new NetworkPolicyPort(null, new IntOrString(number), protocol));
        }
        return this;
    }

    private static NetworkPolicyPeer networkPolicyPeer(Peer peer) {
        NetworkPolicyPeerBuilder built = new NetworkPolicyPeerBuilder();
        if (peer instanceof Peer.Addresses addresses) {
            return built.withNewIpBlock()
                    .withCidr(addresses.cidr())
                    .withExcept(addresses.except())
                    .endIpBlock()
                    .build();
        }
        if (peer instanceof Peer.SameNamespace same) {
            return built.withPodSelector(new LabelSelectorBuilder()
                            .withMatchLabels(same.podLabels())
                            .build())
                    .build();
        }
        Pods pods = ((Peer.Selected) peer).pods();
        built.withNamespaceSelector(new LabelSelectorBuilder()
                .withMatchLabels(pods.namespaceLabels())
                .build());
        if (!pods.podLabels().isEmpty()) {
            built.withPodSelector(
                    new LabelSelectorBuilder().withMatchLabels(pods.podLabels()).build());
        }
        return built.build();
    }
}
