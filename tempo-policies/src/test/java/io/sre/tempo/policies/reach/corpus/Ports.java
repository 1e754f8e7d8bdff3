package io.sre.tempo.policies.reach.corpus;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sets of ports by protocol, as the corpus writes them: {@code TCP 80,443-445,UDP 53}. */
final class Ports {

    static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

    static final int LAST = 65535;

    private final Map<String, BitSet> byProtocol = new LinkedHashMap<>();

    private Ports() {
        PROTOCOLS.forEach(protocol -> byProtocol.put(protocol, new BitSet()));
    }

    static Ports parse(String text) {
        Ports ports = new Ports();
        if (text.equals("No Connections")) {
            return ports;
        }
        if (text.equals("All Connections")) {
            ports.byProtocol.values().forEach(all -> all.set(1, LAST + 1));
            return ports;
        }
        String protocol = "";
        for (String token : text.split(",", -1)) {
            String[] words = token.split(" ", -1);
            if (words.length == 2) {
                protocol = words[0];
            }
            ports.add(protocol, words[words.length - 1]);
        }
        return ports;
    }

    private void add(String protocol, String range) {
        String[] bounds = range.split("-", -1);
        int first = Integer.parseInt(bounds[0]);
        int last = Integer.parseInt(bounds[bounds.length - 1]);
        of(protocol).set(first, last + 1);
    }

    private BitSet of(String protocol) {
        return requireNonNull(byProtocol.get(protocol), protocol);
    }

    boolean contains(String protocol, int port) {
        return of(protocol).get(port);
    }

    /** Adds the ports where this set begins and ends, and those beside them. */
    void addEdges(BitSet edges) {
        for (BitSet set : byProtocol.values()) {
            for (int first = set.nextSetBit(0); first >= 0; ) {
                int end = set.nextClearBit(first);
                addAround(first, edges);
                addAround(end, edges);
                first = set.nextSetBit(end);
            }
        }
    }

    static void addAround(int port, BitSet edges) {
        edges.set(Math.max(port - 1, 1), Math.min(port + 1, LAST) + 1);
    }
}
