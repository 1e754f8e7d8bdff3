package io.sre.tempo.policies.reach.naive;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * An IP address as a number.
 *
 * @param bits 32 for IPv4, 128 for IPv6: the family (IP-4)
 */
record NaiveAddress(int bits, BigInteger value) {

    static NaiveAddress parse(String text) {
        return text.contains(":") ? parseSix(text) : parseFour(text);
    }

    private static NaiveAddress parseFour(String text) {
        String[] numbers = text.split("\\.", -1);
        if (numbers.length != 4) {
            throw new IllegalArgumentException("no IP address: " + text);
        }
        BigInteger value = BigInteger.ZERO;
        for (String number : numbers) {
            value = value.shiftLeft(8).or(BigInteger.valueOf(Integer.parseInt(number)));
        }
        return new NaiveAddress(32, value);
    }

    private static NaiveAddress parseSix(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return new NaiveAddress(128, number(groups(text)));
        }
        List<String> front = groups(text.substring(0, gap));
        List<String> back = groups(text.substring(gap + 2));
        BigInteger high = number(front).shiftLeft(16 * (8 - front.size()));
        return new NaiveAddress(128, high.or(number(back)));
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(":", -1));
    }

    private static BigInteger number(List<String> groups) {
        BigInteger value = BigInteger.ZERO;
        for (String group : groups) {
            value = value.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return value;
    }
}
