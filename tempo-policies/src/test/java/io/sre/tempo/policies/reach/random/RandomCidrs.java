package io.sre.tempo.policies.reach.random;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses and blocks near those that pods and nodes have. */
final class RandomCidrs {

    static final List<String> FOUR = List.of(
            "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.127", "10.0.0.128", "10.0.1.1", "10.0.1.2", "10.0.1.255");

    static final List<String> SIX =
            List.of("fd00::1", "fd00::2", "fd00::3", "fd00::ff", "fd00::1:0", "fd00::1:1", "fd00::1:2", "fd00::1:ffff");

    private static final List<String> OTHERS = List.of(
            "192.168.0.1",
            "192.168.0.2",
            "203.0.113.7",
            "0.0.0.0",
            "255.255.255.255",
            "2001:db8::7",
            "fd00:1::1",
            "::1");

    private final Dice dice;

    RandomCidrs(Dice dice) {
        this.dice = dice;
    }

    String address() {
        return dice.percent(30) ? dice.oneOf(OTHERS) : dice.oneOf(dice.percent(60) ? FOUR : SIX);
    }

    /** {@return a block with any length that means something; now and then with host bits set} */
    String cidr() {
        String address = address();
        int length = address.contains(":")
                ? dice.oneOf(0, 8, 64, 112, 120, 127, 128, 128)
                : dice.oneOf(0, 0, 8, 16, 23, 24, 25, 30, 31, 32, 32, 32);
        return dice.percent(30) ? address + "/" + length : first(address, length) + "/" + length;
    }

    /** {@return a block of a smaller size inside of another, which is not a single address} */
    String inside(String cidr) {
        int bits = cidr.contains(":") ? 128 : 32;
        int length = length(cidr);
        int longer = dice.oneOf(length + 1, bits, Math.min(bits, length + 8), Math.min(bits, length + 2));
        String inner = cidr.substring(0, cidr.indexOf('/'));
        for (int i = 0; i < 8; i++) {
            String candidate = address();
            if (isInside(candidate, cidr)) {
                inner = candidate;
                break;
            }
        }
        return (dice.percent(20) ? inner : first(inner, longer)) + "/" + longer;
    }

    static int length(String cidr) {
        return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    }

    private static boolean isInside(String address, String cidr) {
        String network = cidr.substring(0, cidr.indexOf('/'));
        return address.contains(":") == network.contains(":")
                && first(address, length(cidr)).equals(first(network, length(cidr)));
    }

    /** {@return the edges of a block, and the addresses beside it} */
    static List<String> edges(String cidr) {
        int bits = cidr.contains(":") ? 128 : 32;
        BigInteger size = BigInteger.ONE.shiftLeft(bits - length(cidr));
        BigInteger first = number(first(cidr.substring(0, cidr.indexOf('/')), length(cidr)));
        BigInteger last = first.add(size).subtract(BigInteger.ONE);
        BigInteger end = BigInteger.ONE.shiftLeft(bits);
        String before = text(first.signum() == 0 ? first : first.subtract(BigInteger.ONE), bits);
        String after = text(last.add(BigInteger.ONE).equals(end) ? last : last.add(BigInteger.ONE), bits);
        return List.of(text(first, bits), text(last, bits), before, after);
    }

    private static String first(String address, int length) {
        int bits = address.contains(":") ? 128 : 32;
        int hostBits = bits - length;
        return text(number(address).shiftRight(hostBits).shiftLeft(hostBits), bits);
    }

    private static BigInteger number(String address) {
        try {
            return new BigInteger(1, InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    private static String text(BigInteger number, int bits) {
        StringBuilder text = new StringBuilder();
        int step = bits == 32 ? 8 : 16;
        for (int shift = bits - step; shift >= 0; shift -= step) {
            int part = number.shiftRight(shift).intValue() & (1 << step) - 1;
            text.append(text.isEmpty() ? "" : bits == 32 ? "." : ":")
                    .append(bits == 32 ? String.valueOf(part) : Integer.toHexString(part));
        }
        return text.toString();
    }
}
