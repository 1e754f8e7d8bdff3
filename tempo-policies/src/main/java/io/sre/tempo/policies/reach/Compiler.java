package io.sre.tempo.policies.reach;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.policies.reach.PeerSpec.OfAddresses;
import io.sre.tempo.policies.reach.PeerSpec.OfNames;
import io.sre.tempo.policies.reach.PeerSpec.OfNodes;
import io.sre.tempo.policies.reach.PeerSpec.OfPods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns policies into programs. Each selector is asked once, each block of addresses is cut once; what is left for each
 * class is the list of policies that apply to it, and classes with the same list share a program.
 */
final class Compiler {

    private final Cluster cluster;
    private final Semantics semantics;
    private final List<Policy> policies;
    private final Map<PeerSpec, Integer> blockIds = new LinkedHashMap<>();
    private final Classes classes;
    private final LabelIndex namespaceIndex;
    private final ClassSet[] blocksSurely;
    private final ClassSet[] blocksMaybe;
    private final Map<OfPods, ClassSet> selected = new HashMap<>();
    private final Map<RuleRef, CompiledRule> rules = new HashMap<>();
    private @Nullable LabelIndex podIndex;
    private @Nullable ClassSet outside;

    Compiler(Cluster cluster, Semantics semantics) {
        this.cluster = cluster;
        this.semantics = semantics;
        this.policies = cluster.allPolicies().stream()
                .sorted(Comparator.comparing(Policy::tier)
                        .thenComparingInt(Policy::priority)
                        .thenComparing(Policy::ref))
                .toList();
        AddressSpace addresses = new AddressSpace(blocks());
        this.classes = new Classes(cluster, semantics, PolicyWords.of(policies), addresses, blocksOfNodes());
        this.namespaceIndex = new LabelIndex(classes.namespaceLabels());
        this.blocksSurely = new ClassSet[blockIds.size()];
        this.blocksMaybe = new ClassSet[blockIds.size()];
        locate();
    }

    Classes classes() {
        return classes;
    }

    /** {@return the programs of the classes of pods in a direction} */
    Programs programs(Direction direction) {
        List<List<Integer>> applying = new ArrayList<>(Collections.nCopies(classes.podClasses(), List.of()));
        for (int policy = 0; policy < policies.size(); policy++) {
            if (policies.get(policy).concerns(direction)) {
                int applied = policy;
                subjects(policies.get(policy)).forEach(subject -> add(applied, subject, applying));
            }
        }
        return new Programs(this, direction, applying);
    }

    private static void add(int policy, int subject, List<List<Integer>> applying) {
        if (applying.get(subject).isEmpty()) {
            applying.set(subject, new ArrayList<>());
        }
        applying.get(subject).add(policy);
    }

    /** {@return what these policies say in a direction; not safe for several threads} */
    Program program(List<Integer> applying, Direction direction) {
        Map<Integer, List<List<CompiledRule>>> admin = new TreeMap<>();
        Map<Integer, List<List<CompiledRule>>> baseline = new TreeMap<>();
        List<CompiledRule> network = new ArrayList<>();
        List<PolicyRef> isolating = new ArrayList<>();
        for (int index : applying) {
            Policy policy = policies.get(index);
            List<CompiledRule> compiled = new ArrayList<>();
            for (Rule rule : policy.rules(direction)) {
                compiled.add(rule(rule));
            }
            switch (policy.tier()) {
                case ADMIN ->
                    admin.computeIfAbsent(policy.priority(), key -> new ArrayList<>())
                            .add(compiled);
                case BASELINE ->
                    baseline.computeIfAbsent(policy.priority(), key -> new ArrayList<>())
                            .add(compiled);
                case NETWORK -> {
                    network.addAll(compiled);
                    isolating.add(policy.ref());
                }
            }
        }
        return new Program(
                List.copyOf(admin.values()),
                isolating.isEmpty() ? null : List.copyOf(network),
                List.copyOf(isolating),
                List.copyOf(baseline.values()));
    }

    private CompiledRule rule(Rule rule) {
        CompiledRule known = rules.get(rule.ref());
        if (known != null) {
            return known;
        }
        boolean everybody = rule.peers() == null;
        List<PeerSpec> peers = rule.peers() == null ? List.of() : rule.peers();
        CompiledRule compiled =
                new CompiledRule(rule, everybody, surely(peers), maybe(peers), PortMatch.of(rule.ports()));
        rules.put(rule.ref(), compiled);
        return compiled;
    }

    private ClassSet surely(List<PeerSpec> peers) {
        if (peers.size() == 1) {
            return surely(peers.get(0));
        }
        ClassSet.Collector all = new ClassSet.Collector();
        peers.forEach(peer -> all.add(surely(peer)));
        return all.set();
    }

    private ClassSet surely(PeerSpec peer) {
        if (peer instanceof OfPods pods) {
            return select(pods);
        }
        Integer block = blockIds.get(peer);
        return block == null ? ClassSet.NONE : blocksSurely[block];
    }

    private ClassSet maybe(List<PeerSpec> peers) {
        ClassSet.Collector all = new ClassSet.Collector();
        for (PeerSpec peer : peers) {
            Integer block = blockIds.get(peer);
            if (block != null) {
                all.add(blocksMaybe[block]);
            } else if (peer instanceof OfNames && !semantics.domainNamesMatchNothing()) {
                all.add(outside());
            }
        }
        return all.set();
    }

    /** {@return the addresses that are no pod's, any of which a name may mean} */
    private ClassSet outside() {
        if (outside == null) {
            ClassSet.Collector found = new ClassSet.Collector();
            for (int index = 0; index < classes.size(); index++) {
                if (classes.isOutside(index) || !isPod(classes.podClass(index))) {
                    found.add(index);
                }
            }
            outside = found.set();
        }
        return outside;
    }

    private ClassSet subjects(Policy policy) {
        return select(policy.subject());
    }

    private ClassSet select(OfPods pods) {
        return selected.computeIfAbsent(pods, this::selected);
    }

    private ClassSet selected(OfPods pods) {
        ClassSet.Collector found = new ClassSet.Collector();
        if (pods.ownNamespace() != null) {
            select(classes.namespaceClass(pods.ownNamespace()), pods, found);
        } else if (pods.namespaces().isEverything()) {
            for (int index : podIndex().select(pods.pods())) {
                if (isPod(classes.podClass(index))) {
                    found.add(index);
                }
            }
        } else {
            for (int namespace : namespaceIndex.select(pods.namespaces())) {
                select(namespace, pods, found);
            }
        }
        return found.set();
    }

    private void select(int namespace, OfPods pods, ClassSet.Collector found) {
        for (int index = classes.firstOf(namespace); index < classes.firstOf(namespace + 1); index++) {
            PodClass candidate = classes.podClass(index);
            if (isPod(candidate) && pods.pods().matches(candidate.labels())) {
                found.add(index);
            }
        }
    }

    /** {@return whether selectors see a pod as one} */
    private boolean isPod(PodClass pod) {
        return !pod.host() || !semantics.hostNetworkPodsAreNodes();
    }

    private LabelIndex podIndex() {
        if (podIndex == null) {
            List<Map<String, String>> labels = new ArrayList<>();
            for (int pod = 0; pod < classes.podClasses(); pod++) {
                labels.add(classes.podClass(pod).labels());
            }
            podIndex = new LabelIndex(labels);
        }
        return podIndex;
    }

    /** Gives each peer that names addresses an id, and {@return the addresses of each}. */
    private List<List<IpRange>> blocks() {
        List<List<IpRange>> blocks = new ArrayList<>();
        for (Policy policy : policies) {
            for (Direction direction : Direction.values()) {
                for (Rule rule : policy.rules(direction)) {
                    List<PeerSpec> peers = rule.peers() == null ? List.of() : rule.peers();
                    for (PeerSpec peer : peers) {
                        Optional<List<IpRange>> ranges = ranges(peer);
                        if (ranges.isPresent() && blockIds.putIfAbsent(peer, blocks.size()) == null) {
                            blocks.add(ranges.get());
                        }
                    }
                }
            }
        }
        return blocks;
    }

    /** {@return for each node the peers that mean it, whatever is known of its addresses} */
    private Map<String, BitSet> blocksOfNodes() {
        List<OfNodes> peers = new ArrayList<>();
        for (PeerSpec peer : blockIds.keySet()) {
            if (peer instanceof OfNodes nodes) {
                peers.add(nodes);
            }
        }
        Map<String, BitSet> found = new HashMap<>();
        cluster.allNodes().forEach((name, node) -> {
            BitSet blocks = new BitSet();
            for (OfNodes peer : peers) {
                if (peer.nodes().matches(node.labels())) {
                    blocks.set(requireNonNull(blockIds.get(peer)));
                }
            }
            found.put(name, blocks);
        });
        return found;
    }

    private Optional<List<IpRange>> ranges(PeerSpec peer) {
        if (peer instanceof OfAddresses block) {
            return Optional.of(block.ranges());
        }
        if (peer instanceof OfNodes nodes) {
            return Optional.of(cluster.allNodes().values().stream()
                    .filter(node -> nodes.nodes().matches(node.labels()))
                    .flatMap(node -> node.addresses().stream())
                    .map(IpRange::of)
                    .toList());
        }
        return Optional.empty();
    }

    /** Finds for each block the classes in it. */
    private void locate() {
        PeerSpec[] peers = blockIds.keySet().toArray(PeerSpec[]::new);
        ClassSet.Collector[] surely = new ClassSet.Collector[peers.length];
        ClassSet.Collector[] maybe = new ClassSet.Collector[peers.length];
        Arrays.setAll(surely, index -> new ClassSet.Collector());
        Arrays.setAll(maybe, index -> new ClassSet.Collector());
        for (int index = 0; index < classes.size(); index++) {
            PodClass pod = classes.isOutside(index) ? null : classes.podClass(index);
            mark(classes.blocks(classes.signature(index)), index, pod, peers, surely);
            if (pod != null) {
                mark(classes.blocks(pod.maybe()), index, pod, peers, maybe);
            }
        }
        Arrays.setAll(blocksSurely, index -> surely[index].set());
        Arrays.setAll(blocksMaybe, index -> maybe[index].set());
    }

    private void mark(BitSet blocks, int index, @Nullable PodClass pod, PeerSpec[] peers, ClassSet.Collector[] found) {
        for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
            if (pod == null || sees(peers[block], pod)) {
                found[block].add(index);
            }
        }
    }

    private boolean sees(PeerSpec block, PodClass pod) {
        if (block instanceof OfAddresses addresses) {
            if (addresses.networks()) {
                return !isPod(pod) || semantics.networksSelectPods();
            }
            return !isPod(pod) || semantics.ipBlockSelectsPods();
        }
        // Only those on the network of a node have its addresses.
        return pod.host();
    }
}
