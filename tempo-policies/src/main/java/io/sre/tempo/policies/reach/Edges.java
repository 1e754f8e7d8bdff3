package io.sre.tempo.policies.reach;

import io.sre.tempo.model.syntax.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The addresses and ports at which the policies of a cluster begin or cease to apply. */
final class Edges {

    private Edges() {}

    /** {@return the addresses that nobody in the cluster has, cut at every edge and at these blocks} */
    static List<AddressRange> outside(Cluster cluster, Collection<Cidr> blocks) {
        List<AddressRange> outside = new ArrayList<>();
        for (boolean v6 : new boolean[] {false, true}) {
            List<IpRange> left = IpRange.minus(IpRange.whole(v6), inhabited(cluster));
            for (Ip edge : addresses(cluster, blocks)) {
                left = cut(left, edge);
            }
            left.forEach(range -> outside.add(new AddressRange(range)));
        }
        return outside;
    }

    /** {@return the ports of a protocol at which a stretch begins} */
    static SortedSet<Integer> ports(Cluster cluster, Protocol protocol) {
        TreeSet<Integer> edges = new TreeSet<>(List.of(1));
        Set<String> names = new HashSet<>();
        eachRule(cluster, rule -> {
            for (PortSpec port : rule.ports() == null ? List.<PortSpec>of() : rule.ports()) {
                if (port instanceof PortSpec.Numbers numbers && numbers.protocol() == protocol) {
                    edges.add(numbers.from());
                    edges.add(numbers.to() + 1);
                } else if (port instanceof PortSpec.Named named) {
                    names.add(named.name());
                }
            }
        });
        for (ClusterPod pod : names.isEmpty() ? List.<ClusterPod>of() : cluster.pods()) {
            for (PodPort declared : pod.ports()) {
                if (declared.protocol() == protocol && names.contains(declared.name())) {
                    edges.add(declared.port());
                    edges.add(declared.port() + 1);
                }
            }
        }
        edges.remove(65536);
        return edges;
    }

    private static Set<Ip> addresses(Cluster cluster, Collection<Cidr> blocks) {
        Set<Ip> edges = new TreeSet<>();
        blocks.forEach(block -> add(edges, IpRange.of(block)));
        eachRule(cluster, rule -> {
            for (PeerSpec peer : rule.peers() == null ? List.<PeerSpec>of() : rule.peers()) {
                if (peer instanceof PeerSpec.OfAddresses addresses) {
                    addresses.ranges().forEach(range -> add(edges, range));
                }
            }
        });
        return edges;
    }

    private static void add(Set<Ip> edges, IpRange range) {
        edges.add(range.first());
        if (!range.last().isHighest()) {
            edges.add(range.last().next());
        }
    }

    /** {@return the addresses of pods, Services and nodes} */
    private static List<IpRange> inhabited(Cluster cluster) {
        List<Ip> addresses = new ArrayList<>();
        cluster.pods().forEach(pod -> addresses.addAll(pod.facts().addresses()));
        cluster.allServices().values().forEach(service -> addresses.addAll(service.addresses()));
        cluster.allNodes().values().forEach(node -> addresses.addAll(node.addresses()));
        return addresses.stream().distinct().map(IpRange::of).toList();
    }

    private static List<IpRange> cut(List<IpRange> ranges, Ip edge) {
        List<IpRange> pieces = new ArrayList<>();
        for (IpRange range : ranges) {
            if (range.contains(edge) && !range.first().equals(edge)) {
                pieces.add(new IpRange(range.first(), edge.previous()));
                pieces.add(new IpRange(edge, range.last()));
            } else {
                pieces.add(range);
            }
        }
        return pieces;
    }

    private static void eachRule(Cluster cluster, Consumer<Rule> look) {
        for (Policy policy : cluster.allPolicies()) {
            for (Direction direction : Direction.values()) {
                policy.rules(direction).forEach(look);
            }
        }
    }
}
