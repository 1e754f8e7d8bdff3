package io.sre.tempo.benchmarks;

import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Connections;
import io.sre.tempo.policies.reach.ConnectivityMap;
import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of manifests and prints who reaches whom, a line for every pair with something open, as
 * {@code netpol-analyzer list} does for the same folder: {@code shop/web[Deployment] => shop/db[StatefulSet] : TCP 5432}.
 *
 * <p>Its conventions, too: a workload is one peer (the first of its pods stands for it) and is not paired with itself;
 * addresses are those of IPv4 and never pods'; pods on their node's network, and finished ones, are pods like others.
 */
public final class AllPairs {

    private static final byte[] ARROW = bytes(" => ");
    private static final byte[] NOTHING = {};

    /** Whoever connects or is connected to, with the group that it is treated as. */
    private static final class Peer {

        private final String name;
        private final byte[] bytes;
        private final int group;

        Peer(String name, int group) {
            this.name = name;
            this.bytes = AllPairs.bytes(name);
            this.group = group;
        }

        String name() {
            return name;
        }
    }

    private final List<Group> groups;
    private final IdentityHashMap<Group, Integer> places = new IdentityHashMap<>();
    private final NavigableMap<Long, Integer> outside = new TreeMap<>();
    private final byte[][][] endings;

    private AllPairs(ConnectivityMap map) {
        this.groups = map.groups();
        for (Group group : groups) {
            places.put(group, places.size());
        }
        this.endings = new byte[groups.size()][groups.size()][];
        Map<Connections, byte[]> known = new HashMap<>();
        for (Link link : map.links()) {
            endings[place(link.from())][place(link.to())] = known.computeIfAbsent(link.allowed(), AllPairs::ending);
        }
        indexAddresses();
    }

    /**
     * Prints all pairs.
     *
     * @param args the folder
     * @throws IOException if standard output cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("arguments: FOLDER");
        }
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            write(Path.of(args[0]), out);
        }
    }

    static void write(Path folder, OutputStream out) throws IOException {
        Manifests manifests = Manifests.read(folder).orThrow();
        ConnectivityMap map =
                Reachability.of(Cluster.of(manifests), semantics()).map();
        AllPairs pairs = new AllPairs(map);
        List<Peer> workloads = pairs.workloads();
        pairs.write(
                pairs.with(workloads, AddressCuts.ofSources(manifests.list())),
                pairs.with(workloads, AddressCuts.ofDestinations(manifests.list())),
                out);
    }

    private static Semantics semantics() {
        return Semantics.defaults()
                .ipBlockSelectsPods(false)
                .networksSelectPods(false)
                .selfTrafficAllowed(false)
                .hostNetworkPodsAreNodes(false)
                .ownNodeTrafficAllowed(false)
                .finishedPodsIgnored(false)
                .undeclaredPortNamesMatchNothing(true);
    }

    private int place(Group group) {
        Integer place = places.get(group);
        if (place == null) {
            throw new IllegalStateException("%s is linked but is no group".formatted(group));
        }
        return place;
    }

    private void indexAddresses() {
        for (Group group : groups) {
            for (String range : group.addresses()) {
                if (range.indexOf(':') < 0) {
                    int dash = range.indexOf('-');
                    outside.put(AddressCuts.address(dash < 0 ? range : range.substring(0, dash)), place(group));
                }
            }
        }
    }

    private List<Peer> workloads() {
        List<Peer> peers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Group group : groups) {
            for (ClusterPod pod : group.pods()) {
                String name = name(pod);
                if (names.add(name)) {
                    peers.add(new Peer(name, place(group)));
                }
            }
        }
        return peers;
    }

    private static String name(ClusterPod pod) {
        List<String> controllers = pod.controllers();
        String controller = controllers.isEmpty() ? "Pod/" + pod.name() : controllers.get(0);
        int slash = controller.indexOf('/');
        return "%s/%s[%s]".formatted(pod.namespace(), controller.substring(slash + 1), controller.substring(0, slash));
    }

    private List<Peer> with(List<Peer> workloads, List<AddressCuts.Range> ranges) {
        List<Peer> peers = new ArrayList<>(workloads);
        for (AddressCuts.Range range : ranges) {
            String name = AddressCuts.text(range.first()) + "-" + AddressCuts.text(range.last()) + "[External]";
            peers.add(new Peer(name, outside.floorEntry(range.first()).getValue()));
        }
        peers.sort(Comparator.comparing(Peer::name));
        return peers;
    }

    private void write(List<Peer> sources, List<Peer> destinations, OutputStream out) throws IOException {
        Buffer buffer = new Buffer(out);
        for (Peer source : sources) {
            byte[][] row = endings[source.group];
            for (Peer destination : destinations) {
                byte @Nullable [] ending = row[destination.group];
                if (ending != null && ending.length > 0 && !source.name.equals(destination.name)) {
                    buffer.append(source.bytes)
                            .append(ARROW)
                            .append(destination.bytes)
                            .append(ending);
                }
            }
        }
        buffer.flush();
    }

    /** What stands behind a pair; nothing if nothing is surely open. */
    private static byte[] ending(Connections connections) {
        if (connections.isEmpty()) {
            return NOTHING;
        }
        String text = connections.isAll() ? "All Connections" : connections.toString();
        int sctp = text.indexOf(",SCTP ");
        if (sctp >= 0) {
            text = text.substring(sctp + 1) + "," + text.substring(0, sctp);
        }
        return bytes(" : " + text + "\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Copies short pieces without asking for locks. */
    private static final class Buffer {

        private final byte[] bytes = new byte[1 << 16];
        private final OutputStream out;
        private int length;

        Buffer(OutputStream out) {
            this.out = out;
        }

        Buffer append(byte[] piece) throws IOException {
            if (length + piece.length > bytes.length) {
                flush();
            }
            System.arraycopy(piece, 0, bytes, length, piece.length);
            length += piece.length;
            return this;
        }

        void flush() throws IOException {
            out.write(bytes, 0, length);
            length = 0;
        }
    }
}
