package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Direction.EGRESS;
import static io.sre.tempo.policies.reach.Direction.INGRESS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections between every two classes, each set of ports worked out once and known by a number afterwards. What an
 * end lets through depends on its program only, and few programs and few sets of ports occur, however many pods there are.
 */
final class ConnectionTable {

    private final Reachability reachability;
    private final Classes classes;
    private final List<Ports> sets = new ArrayList<>();
    private final Map<Ports, Integer> ids = new HashMap<>();
    private final IdentityHashMap<Program, int[]> egress = new IdentityHashMap<>();
    private final IdentityHashMap<Program, Map<NamedPorts, int[]>> ingress = new IdentityHashMap<>();

    /** By class; classes with the same program share a row. */
    private final int[][] egressRows;

    private final int[][] ingressRows;
    private final Map<Long, Integer> both = new HashMap<>();
    private final Map<Long, Integer> either = new HashMap<>();

    ConnectionTable(Reachability reachability) {
        this.reachability = reachability;
        this.classes = reachability.classes();
        this.egressRows = new int[classes.size()][];
        this.ingressRows = new int[classes.size()][];
        id(new Ports(Connections.none(), Connections.none()));
        id(new Ports(Connections.all(), Connections.all()));
    }

    /** {@return the ports behind a number} */
    Ports ports(int id) {
        return sets.get(id);
    }

    /** {@return the number of not knowing anything} */
    int unknown() {
        return id(new Ports(Connections.none(), Connections.all()));
    }

    /** {@return the number of the ports on which one class reaches another} */
    int connections(int from, int to) {
        if (egressRows[from] == null) {
            egressRows[from] = egressRow(from);
        }
        int out = egressRows[from][to];
        if (out == 0) {
            return 0;
        }
        if (ingressRows[to] == null) {
            ingressRows[to] = ingressRow(to);
        }
        int in = ingressRows[to][from];
        return out == in || in == 0 ? in : combined(both, out, in, true);
    }

    /** {@return the number of what is in either of two sets} */
    int union(int one, int other) {
        return one == other ? one : combined(either, one, other, false);
    }

    private int combined(Map<Long, Integer> known, int one, int other, boolean intersect) {
        long key = ((long) one << 32) | other;
        Integer id = known.get(key);
        if (id == null) {
            Ports left = sets.get(one);
            Ports right = sets.get(other);
            id = id(
                    intersect
                            ? new Ports(left.surely.intersect(right.surely), left.possibly.intersect(right.possibly))
                            : new Ports(left.surely.union(right.surely), left.possibly.union(right.possibly)));
            known.put(key, id);
        }
        return id;
    }

    private int[] egressRow(int from) {
        Program program = reachability.program(EGRESS, from);
        return egress.computeIfAbsent(program, key -> row(program, null));
    }

    private int[] ingressRow(int to) {
        Program program = reachability.program(INGRESS, to);
        NamedPorts ports = program.hasNamedPorts() ? classes.ports(to) : NamedPorts.OUTSIDE;
        return ingress.computeIfAbsent(program, key -> new HashMap<>())
                .computeIfAbsent(ports, key -> row(program, ports));
    }

    /** {@return the ports by class at the other end, where its own named ports count if no others are given} */
    private int[] row(Program program, @Nullable NamedPorts given) {
        int[] row = new int[classes.size()];
        if (program.isFree()) {
            Arrays.fill(row, 1);
            return row;
        }
        List<CompiledRule> rules = program.allRules();
        BitSet met = met(rules);
        int stranger = met.nextClearBit(0);
        if (stranger < row.length) {
            Arrays.fill(row, id(program, stranger, NamedPorts.OUTSIDE));
        }
        Map<List<Object>, Integer> known = new HashMap<>();
        boolean named = program.hasNamedPorts();
        for (int next = met.nextSetBit(0); next >= 0; next = met.nextSetBit(next + 1)) {
            int other = next;
            NamedPorts own = named ? classes.ports(other) : NamedPorts.OUTSIDE;
            NamedPorts ports = given == null ? own : given;
            row[other] = known.computeIfAbsent(matches(rules, other, ports), list -> id(program, other, ports));
        }
        return row;
    }

    /** {@return the classes that some rule matches; all others are treated alike} */
    private BitSet met(List<CompiledRule> rules) {
        BitSet met = new BitSet();
        for (CompiledRule rule : rules) {
            if (rule.everybody()) {
                met.set(0, classes.size());
            }
            rule.surely().addTo(met);
            rule.maybe().addTo(met);
        }
        return met;
    }

    /** {@return what the outcome depends on: which rules match the other end, and its named ports} */
    private static List<Object> matches(List<CompiledRule> rules, int other, NamedPorts ports) {
        Object[] matches = new Object[rules.size() + 1];
        for (int rule = 0; rule < rules.size(); rule++) {
            matches[rule] = rules.get(rule).peers(other);
        }
        matches[rules.size()] = ports;
        return Arrays.asList(matches);
    }

    private int id(Program program, int other, NamedPorts ports) {
        Program.PortOutcomes outcomes = program.outcomes(other, ports);
        return id(new Ports(outcomes.surely(), outcomes.possibly()));
    }

    private int id(Ports ports) {
        Integer known = ids.putIfAbsent(ports, sets.size());
        if (known == null) {
            sets.add(ports);
            return sets.size() - 1;
        }
        return known;
    }

    /**
     * Ports that are open.
     *
     * @param surely those that are
     * @param possibly those that are, or of which it is unknown
     */
    record Ports(Connections surely, Connections possibly) {

        Connections unknown() {
            return possibly.minus(surely);
        }
    }
}
