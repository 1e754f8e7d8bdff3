package io.sre.tempo.policies.reach;

import io.sre.tempo.model.syntax.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Addresses of one family from the first to the last, both included. */
record IpRange(Ip first, Ip last) {

    static IpRange of(Cidr block) {
        return new IpRange(Ip.of(block.first()), Ip.of(block.last()));
    }

    static IpRange of(Ip address) {
        return new IpRange(address, address);
    }

    /** {@return the range that {@link #toString()} wrote} */
    static IpRange parse(String text) {
        int dash = text.indexOf('-');
        Ip first = Ip.parse(dash < 0 ? text : text.substring(0, dash)).orElseThrow();
        return dash < 0
                ? of(first)
                : new IpRange(first, Ip.parse(text.substring(dash + 1)).orElseThrow());
    }

    static IpRange whole(boolean v6) {
        return new IpRange(Ip.lowest(v6), Ip.highest(v6));
    }

    boolean contains(Ip address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    boolean overlaps(IpRange other) {
        return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    /** {@return the same addresses in as few ranges as can be, in order; the ranges must not overlap} */
    static List<IpRange> joined(List<IpRange> ranges) {
        List<IpRange> joined = new ArrayList<>();
        for (IpRange range :
                ranges.stream().sorted(Comparator.comparing(IpRange::first)).toList()) {
            IpRange before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && !before.last.isHighest() && before.last.next().equals(range.first)) {
                joined.set(joined.size() - 1, new IpRange(before.first, range.last));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    /** {@return what is left of a range without others} */
    static List<IpRange> minus(IpRange range, List<IpRange> holes) {
        List<IpRange> left = List.of(range);
        for (IpRange hole : holes) {
            left = minus(left, hole);
        }
        return left;
    }

    /** {@return what is left of these ranges without another, in order} */
    static List<IpRange> minus(List<IpRange> ranges, IpRange hole) {
        List<IpRange> left = new ArrayList<>();
        for (IpRange range : ranges) {
            if (!range.overlaps(hole)) {
                left.add(range);
                continue;
            }
            if (range.first.compareTo(hole.first) < 0) {
                left.add(new IpRange(range.first, hole.first.previous()));
            }
            if (hole.last.compareTo(range.last) < 0) {
                left.add(new IpRange(hole.last.next(), range.last));
            }
        }
        return left;
    }

    /** {@return {@code 10.0.0.0/24} if it is one block, else as {@link #toString()}} */
    String block() {
        long high = first.high() ^ last.high();
        long low = first.low() ^ last.low();
        // Of a block the bits behind the prefix are all 0 in the first address and all 1 in the last.
        boolean isBlock = (high & (high + 1)) == 0
                && (low & (low + 1)) == 0
                && (high == 0 || low == -1)
                && (first.high() & high) == 0
                && (first.low() & low) == 0;
        int open = Long.bitCount(high) + Long.bitCount(low);
        return isBlock && open > 0 ? first + "/" + ((first.v6() ? 128 : 32) - open) : toString();
    }

    /** {@return {@code 10.0.0.0-10.0.0.255}, or the address alone} */
    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
