package io.sre.tempo.benchmarks;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.sre.tempo.policies.reach.Protocol;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One port of every interval in which no policy and no declared port tells ports apart. Whoever can only be asked about
 * one port at a time has to be asked these to know all connections of two pods.
 */
final class PortSamples {

    /** A port of a protocol. */
    record Sample(Protocol protocol, int port) {}

    private static final int LAST = 65_535;

    private final Map<Protocol, SortedSet<Integer>> starts = new EnumMap<>(Protocol.class);

    private PortSamples() {
        for (Protocol protocol : Protocol.values()) {
            starts.put(protocol, new TreeSet<>(List.of(1)));
        }
    }

    static List<Sample> of(GeneratedCluster cluster) {
        PortSamples samples = new PortSamples();
        for (Tenant tenant : cluster.tenants()) {
            tenant.workloads().forEach(samples::addDeclared);
            tenant.policies().forEach(samples::addMentioned);
        }
        return samples.list();
    }

    private void addDeclared(Workload workload) {
        workload.ports().forEach(port -> add(port.protocol(), port.number(), port.number()));
    }

    private void addMentioned(NetworkPolicy policy) {
        for (NetworkPolicyIngressRule rule : policy.getSpec().getIngress()) {
            rule.getPorts().forEach(this::addMentioned);
        }
        for (NetworkPolicyEgressRule rule : policy.getSpec().getEgress()) {
            rule.getPorts().forEach(this::addMentioned);
        }
    }

    private void addMentioned(NetworkPolicyPort port) {
        IntOrString number = port.getPort();
        Integer first = number.getIntVal();
        if (first != null) {
            add(port.getProtocol(), first, port.getEndPort() == null ? first : port.getEndPort());
        }
    }

    private void add(String protocol, int first, int last) {
        SortedSet<Integer> ports = starts.computeIfAbsent(Protocol.valueOf(protocol), unused -> new TreeSet<>());
        ports.add(first);
        if (last < LAST) {
            ports.add(last + 1);
        }
    }

    private List<Sample> list() {
        List<Sample> samples = new ArrayList<>();
        starts.forEach((protocol, ports) -> ports.forEach(port -> samples.add(new Sample(protocol, port))));
        return samples;
    }
}
