package io.sre.tempo.policies.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pods of a cluster as classes, and behind them the classes of addresses outside of it. Classes are numbered by
 * namespace, so that those of one namespace lie side by side.
 */
final class Classes {

    /** There is no address of this family. */
    static final int NONE = -1;

    private final Semantics semantics;
    private final AddressSpace addresses;
    private final Map<String, BitSet> blocksOfNodes;
    private final Vocabulary podLabels;
    private final Set<String> portNames;
    private final List<Map<String, String>> namespaceLabels = new ArrayList<>();
    private final Map<String, Integer> namespaceClasses = new HashMap<>();
    private final List<PodClass> classes = new ArrayList<>();
    private final List<ClusterPod> pods;
    private final int[] first;
    private final Map<ClusterPod, End> ends;
    private final Set<String> undeclared;
    private final int[][] unknownAddress = new int[2][];
    private final int[][] outsideBySignature = new int[2][];
    private final int[] outsideFirst = new int[2];
    private final int size;

    Classes(
            Cluster cluster,
            Semantics semantics,
            PolicyWords words,
            AddressSpace addresses,
            Map<String, BitSet> blocksOfNodes) {
        this.semantics = semantics;
        this.addresses = addresses;
        this.blocksOfNodes = blocksOfNodes;
        this.podLabels = words.podLabels();
        this.portNames = words.portNames();
        classifyNamespaces(cluster, words);
        this.pods = new ArrayList<>(cluster.pods());
        pods.removeIf(pod -> semantics.finishedPodsIgnored() && pod.facts().finished());
        pods.sort(Comparator.comparingInt(this::namespaceClass));
        this.undeclared = undeclared();
        this.ends = endsFor(pods.size());
        this.first = new int[namespaceLabels.size() + 1];
        classifyPods(cluster);
        this.size = classifyOutside();
    }

    private void classifyNamespaces(Cluster cluster, PolicyWords words) {
        Map<Map.Entry<String, Map<String, String>>, Integer> known = new HashMap<>();
        for (ClusterNamespace namespace : cluster.namespaces()) {
            Map<String, String> labels = words.namespaceLabels()
                    .project(cluster.namespaceLabels(namespace.name(), semantics.namespaceNameLabel()));
            boolean special = words.namespaces().contains(namespace.name());
            int id = known.computeIfAbsent(
                    Map.entry(special ? namespace.name() : "", labels), key -> namespaceLabels.size());
            if (id == namespaceLabels.size()) {
                namespaceLabels.add(labels);
            }
            namespaceClasses.put(namespace.name(), id);
        }
    }

    private int namespaceClass(ClusterPod pod) {
        return namespaceClass(pod.namespace());
    }

    /** {@return the names that policies mention and no pod declares, if such names may yet match} */
    private Set<String> undeclared() {
        if (semantics.undeclaredPortNamesMatchNothing()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>(portNames);
        pods.forEach(pod -> pod.ports().forEach(port -> names.remove(port.name())));
        return Set.copyOf(names);
    }

    private void classifyPods(Cluster cluster) {
        Map<PodClass, Integer> ids = new HashMap<>();
        int namespace = 0;
        for (int index = 0; index < pods.size(); index++) {
            ClusterPod pod = pods.get(index);
            while (namespace < namespaceClass(pod)) {
                first[++namespace] = classes.size();
            }
            int v4 = id(ids, pod, signatures(cluster, pod, false));
            int v6 = id(ids, pod, signatures(cluster, pod, true));
            ends.put(pod, End.of(pod, v4, v6));
        }
        while (namespace < namespaceLabels.size()) {
            first[++namespace] = classes.size();
        }
    }

    /** Every question begins with two look-ups here. Pods are equal only to themselves, and this is the map for such. */
    @SuppressWarnings("IdentityHashMapUsage")
    private static Map<ClusterPod, End> endsFor(int pods) {
        return new IdentityHashMap<>(pods);
    }

    private int id(Map<PodClass, Integer> ids, ClusterPod pod, int[] signatures) {
        if (signatures.length == 0) {
            return NONE;
        }
        PodClass found = new PodClass(
                namespaceClass(pod),
                podLabels.project(pod.labels()),
                pod.hostNetwork(),
                ports(pod),
                signatures[0],
                signatures[1]);
        Integer id = ids.putIfAbsent(found, classes.size());
        if (id == null) {
            classes.add(found);
            return classes.size() - 1;
        }
        return id;
    }

    private NamedPorts ports(ClusterPod pod) {
        boolean isNode = pod.hostNetwork() && semantics.hostNetworkPodsAreNodes();
        if (portNames.isEmpty() || isNode) {
            return NamedPorts.OUTSIDE;
        }
        List<PodPort> ports = pod.ports().stream()
                .filter(port -> portNames.contains(port.name()))
                .toList();
        boolean anything = pod.isSketch() && !semantics.undeclaredPortNamesMatchNothing();
        return ports.isEmpty() && !anything && undeclared.isEmpty()
                ? NamedPorts.OUTSIDE
                : new NamedPorts(ports, anything, undeclared);
    }

    /** {@return the signatures of blocks that surely and maybe hold the pod's address of a family; empty if it has none} */
    private int[] signatures(Cluster cluster, ClusterPod pod, boolean isV6) {
        List<Ip> known = addressesOf(cluster, pod);
        if (known.isEmpty()) {
            return pod.hostNetwork() ? onNode(anyAddress(isV6), pod) : unknownAddress(isV6);
        }
        for (Ip address : known) {
            if (address.v6() == isV6) {
                return onNode(new int[] {addresses.signature(address), 0}, pod);
            }
        }
        return new int[0];
    }

    /** A pod on the network of a known node is there for peers that mean the node, whatever is known of its address. */
    private int[] onNode(int[] signatures, ClusterPod pod) {
        String node = pod.facts().node();
        if (!pod.hostNetwork() || signatures.length == 0 || !blocksOfNodes.containsKey(node)) {
            return signatures;
        }
        BitSet surely = (BitSet) addresses.blocks(signatures[0]).clone();
        surely.or(blocksOfNodes.getOrDefault(node, new BitSet()));
        BitSet maybe = (BitSet) addresses.blocks(signatures[1]).clone();
        blocksOfNodes.values().forEach(maybe::andNot);
        return new int[] {addresses.signature(surely), addresses.signature(maybe)};
    }

    private int[] unknownAddress(boolean isV6) {
        int family = isV6 ? 1 : 0;
        if (unknownAddress[family] == null) {
            List<IpRange> ranges = semantics.podRanges(isV6);
            unknownAddress[family] =
                    ranges.isEmpty() ? new int[0] : new int[] {addresses.surely(ranges), addresses.maybe(ranges)};
        }
        return unknownAddress[family];
    }

    /** Nodes have their addresses elsewhere than pods. */
    private int[] anyAddress(boolean isV6) {
        List<IpRange> all = List.of(new IpRange(Ip.lowest(isV6), Ip.highest(isV6)));
        return semantics.podRanges(isV6).isEmpty()
                ? new int[0]
                : new int[] {addresses.surely(all), addresses.maybe(all)};
    }

    private static List<Ip> addressesOf(Cluster cluster, ClusterPod pod) {
        NodeFacts node = pod.hostNetwork() ? cluster.allNodes().get(pod.facts().node()) : null;
        List<Ip> known = pod.facts().addresses();
        return known.isEmpty() && node != null ? node.addresses() : known;
    }

    private int classifyOutside() {
        int next = classes.size();
        for (int family = 0; family < 2; family++) {
            int[] signatures = addresses.signatures(family == 1);
            outsideBySignature[family] = signatures;
            outsideFirst[family] = next;
            next += signatures.length;
        }
        return next;
    }

    /** {@return the number of classes, those outside included} */
    int size() {
        return size;
    }

    /** {@return the number of classes of pods, which come first} */
    int podClasses() {
        return classes.size();
    }

    PodClass podClass(int index) {
        return classes.get(index);
    }

    List<ClusterPod> pods() {
        return pods;
    }

    /** {@return a pod as an end of connections; null if it is absent} */
    @Nullable
    End end(ClusterPod pod) {
        return ends.get(pod);
    }

    int outside(Ip address) {
        int family = address.v6() ? 1 : 0;
        int place = Arrays.binarySearch(outsideBySignature[family], addresses.signature(address));
        return outsideFirst[family] + place;
    }

    boolean isOutside(int index) {
        return index >= classes.size();
    }

    /** {@return the first address of each stretch of a family that no policy cuts, in order} */
    List<Ip> starts(boolean isV6) {
        return addresses.starts(isV6);
    }

    /** {@return the addresses of a class outside, in order} */
    List<IpRange> ranges(int outside) {
        return addresses.ranges(isV6(outside), signature(outside));
    }

    /** {@return whether a class outside is of IPv6 addresses} */
    boolean isV6(int outside) {
        return outside >= outsideFirst[1];
    }

    /** {@return the signature of the blocks that surely hold the addresses of a class} */
    int signature(int index) {
        if (!isOutside(index)) {
            return classes.get(index).surely();
        }
        int family = isV6(index) ? 1 : 0;
        return outsideBySignature[family][index - outsideFirst[family]];
    }

    BitSet blocks(int signature) {
        return addresses.blocks(signature);
    }

    NamedPorts ports(int index) {
        return isOutside(index) ? NamedPorts.OUTSIDE : classes.get(index).ports();
    }

    List<Map<String, String>> namespaceLabels() {
        return namespaceLabels;
    }

    int namespaceClass(String namespace) {
        return namespaceClasses.getOrDefault(namespace, NONE);
    }

    /** {@return the first class of the pods of a class of namespaces; that of the next is behind the last} */
    int firstOf(int namespace) {
        return first[namespace];
    }
}
