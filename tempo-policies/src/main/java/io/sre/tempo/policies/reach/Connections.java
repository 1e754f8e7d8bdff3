package io.sre.tempo.policies.reach;

import java.util.Arrays;

/** A set of ports of each protocol, 1 to 65535. Immutable. */
public final class Connections {

    private static final int[] EVERY_PORT = {1, 65535};
    private static final int[] NO_PORT = {};
    private static final Connections NONE = new Connections(new int[][] {NO_PORT, NO_PORT, NO_PORT});
    private static final Connections ALL = new Connections(new int[][] {EVERY_PORT, EVERY_PORT, EVERY_PORT});

    /** By protocol: first and last port of each range, ascending, neither touching nor overlapping. */
    private final int[][] ranges;

    private Connections(int[][] ranges) {
        this.ranges = ranges;
    }

    /** {@return every port of every protocol} */
    public static Connections all() {
        return ALL;
    }

    /** {@return nothing} */
    public static Connections none() {
        return NONE;
    }

    /**
     * {@return a range of ports}
     *
     * @param protocol their protocol
     * @param from the first port, at least 1
     * @param to the last port, at most 65535
     * @throws IllegalArgumentException if there is no such range
     */
    public static Connections of(Protocol protocol, int from, int to) {
        if (from < 1 || to > 65535 || from > to) {
            throw new IllegalArgumentException("%d-%d is no range of ports from 1 to 65535".formatted(from, to));
        }
        int[][] ranges = {NO_PORT, NO_PORT, NO_PORT};
        ranges[protocol.index()] = new int[] {from, to};
        return new Connections(ranges);
    }

    /**
     * {@return one port}
     *
     * @param protocol its protocol
     * @param port 1 to 65535
     */
    public static Connections of(Protocol protocol, int port) {
        return of(protocol, port, port);
    }

    /**
     * {@return what is in either}
     *
     * @param other another set
     */
    public Connections union(Connections other) {
        if (other.isEmpty() || isAll()) {
            return this;
        }
        return isEmpty() || other.isAll() ? other : combine(other, (mine, theirs) -> mine || theirs);
    }

    /**
     * {@return what is in both}
     *
     * @param other another set
     */
    public Connections intersect(Connections other) {
        if (isEmpty() || other.isAll()) {
            return this;
        }
        return other.isEmpty() || isAll() ? other : combine(other, (mine, theirs) -> mine && theirs);
    }

    /**
     * {@return what is in this and not in the other}
     *
     * @param other another set
     */
    public Connections minus(Connections other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        return other.isAll() ? NONE : combine(other, (mine, theirs) -> mine && !theirs);
    }

    /** {@return whether there is nothing in it} */
    public boolean isEmpty() {
        return ranges[0].length == 0 && ranges[1].length == 0 && ranges[2].length == 0;
    }

    /** {@return whether it is every port of every protocol} */
    public boolean isAll() {
        return equals(ALL);
    }

    /**
     * {@return whether the port is in it}
     *
     * @param protocol its protocol
     * @param port its number
     */
    public boolean contains(Protocol protocol, int port) {
        int[] bounds = ranges[protocol.index()];
        int at = Arrays.binarySearch(bounds, port);
        // Between first and last of a range the place where it would be inserted is odd.
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /** {@return first and last port of each range of a protocol, ascending; a copy} */
    int[] ranges(Protocol protocol) {
        return ranges[protocol.index()].clone();
    }

    private Connections combine(Connections other, Rule rule) {
        int[][] combined = new int[ranges.length][];
        for (int protocol = 0; protocol < ranges.length; protocol++) {
            combined[protocol] = combine(ranges[protocol], other.ranges[protocol], rule);
        }
        Connections result = new Connections(combined);
        return result.isEmpty() ? NONE : result;
    }

    /** Walks over the places where either side begins or ends, and keeps the stretches that the rule wants. */
    private static int[] combine(int[] mine, int[] theirs, Rule rule) {
        if (theirs.length == 0) {
            return rule.keeps(true, false) ? mine : NO_PORT;
        }
        if (mine.length == 0) {
            return rule.keeps(false, true) ? theirs : NO_PORT;
        }
        int[] result = new int[mine.length + theirs.length + 2];
        int length = 0;
        int my = 0;
        int their = 0;
        boolean within = false;
        while (my < mine.length || their < theirs.length) {
            int place = Math.min(edge(mine, my), edge(theirs, their));
            my += edge(mine, my) == place ? 1 : 0;
            their += edge(theirs, their) == place ? 1 : 0;
            boolean wanted = rule.keeps(my % 2 == 1, their % 2 == 1);
            if (wanted != within) {
                result[length++] = wanted ? place : place - 1;
                within = wanted;
            }
        }
        return Arrays.copyOf(result, length);
    }

    /** {@return the first port for which it is otherwise than before} */
    private static int edge(int[] bounds, int index) {
        if (index >= bounds.length) {
            return Integer.MAX_VALUE;
        }
        return index % 2 == 0 ? bounds[index] : bounds[index] + 1;
    }

    /** {@return whether both hold the same ports} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Connections set && Arrays.deepEquals(ranges, set.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(ranges);
    }

    /** {@return {@code All connections}, {@code No connections}, or {@code TCP 80,443-445,UDP 53}} */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "No connections";
        }
        if (isAll()) {
            return "All connections";
        }
        StringBuilder text = new StringBuilder();
        for (Protocol protocol : Protocol.values()) {
            append(text, protocol);
        }
        return text.toString();
    }

    /** {@return as {@link #toString()}, or {@code All connections but TCP 443} where that is shorter} */
    String words() {
        String plain = toString();
        String inverse = "All connections but " + ALL.minus(this);
        return inverse.length() < plain.length() ? inverse : plain;
    }

    private void append(StringBuilder text, Protocol protocol) {
        int[] bounds = ranges[protocol.index()];
        for (int index = 0; index < bounds.length; index += 2) {
            text.append(text.isEmpty() ? "" : ",");
            text.append(index == 0 ? protocol + " " : "").append(bounds[index]);
            if (bounds[index + 1] > bounds[index]) {
                text.append('-').append(bounds[index + 1]);
            }
        }
    }

    /** Which stretches of ports a combination keeps. */
    private interface Rule {
        boolean keeps(boolean mine, boolean theirs);
    }
}
