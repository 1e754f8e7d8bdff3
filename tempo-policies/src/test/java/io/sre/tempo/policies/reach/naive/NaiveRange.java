package io.sre.tempo.policies.reach.naive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** All addresses of one family from the first to the last. */
record NaiveRange(int bits, BigInteger first, BigInteger last) {

    /** IP-5: host bits that are set mean the network all the same. */
    static NaiveRange ofCidr(String cidr) {
        int slash = cidr.indexOf('/');
        NaiveAddress address = NaiveAddress.parse(cidr.substring(0, slash));
        int hostBits = address.bits() - Integer.parseInt(cidr.substring(slash + 1));
        BigInteger first = address.value().shiftRight(hostBits).shiftLeft(hostBits);
        BigInteger size = BigInteger.ONE.shiftLeft(hostBits);
        return new NaiveRange(address.bits(), first, first.add(size).subtract(BigInteger.ONE));
    }

    /** IP-1, IP-4. */
    boolean contains(NaiveAddress address) {
        return bits == address.bits()
                && first.compareTo(address.value()) <= 0
                && address.value().compareTo(last) <= 0;
    }

    private boolean overlaps(NaiveRange other) {
        return bits == other.bits && first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    /** {@return what is left of this without the other: up to two ranges} */
    private List<NaiveRange> minus(NaiveRange other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        List<NaiveRange> rest = new ArrayList<>();
        if (first.compareTo(other.first) < 0) {
            rest.add(new NaiveRange(bits, first, other.first.subtract(BigInteger.ONE)));
        }
        if (last.compareTo(other.last) > 0) {
            rest.add(new NaiveRange(bits, other.last.add(BigInteger.ONE), last));
        }
        return rest;
    }

    /** {@return what is left of the ranges without those others} */
    static List<NaiveRange> minus(List<NaiveRange> ranges, List<NaiveRange> others) {
        List<NaiveRange> rest = ranges;
        for (NaiveRange other : others) {
            List<NaiveRange> next = new ArrayList<>();
            for (NaiveRange range : rest) {
                next.addAll(range.minus(other));
            }
            rest = next;
        }
        return rest;
    }
}
