package io.sre.tempo.model.syntax;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses without ever asking a name server. */
final class IpAddresses {

    /** Never more than four digits: Java's parser would take {@code 00001::}, Go's does not. */
    private static final Pattern GROUPS = Pattern.compile("[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,8}");

    private IpAddresses() {}

    /** {@return 4 or 16 bytes; empty if the text is no address in strict form} */
    static Optional<byte[]> bytes(String text) {
        return text.indexOf(':') < 0 ? v4(text) : v6(text);
    }

    /** By hand, for there may be a hundred thousand of them. */
    private static Optional<byte[]> v4(String text) {
        byte[] address = new byte[4];
        int at = 0;
        for (int octet = 0; octet < 4; octet++) {
            int end = octet == 3 ? text.length() : text.indexOf('.', at);
            int value = end < 0 ? -1 : octet(text, at, end);
            if (value < 0) {
                return Optional.empty();
            }
            address[octet] = (byte) value;
            at = end + 1;
        }
        return Optional.of(address);
    }

    /** {@return the number, without zeros in front; -1 if there is none up to 255} */
    private static int octet(String text, int from, int to) {
        if (from == to || to - from > 3 || (text.charAt(from) == '0' && to - from > 1)) {
            return -1;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value > 255 ? -1 : value;
    }

    private static Optional<byte[]> v6(String text) {
        if (!GROUPS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(text).getAddress();
            return address.length == 16 ? Optional.of(address) : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** {@return the canonical text of an address (RFC 5952)} */
    static String text(byte[] address) {
        if (address.length == 4) {
            return (address[0] & 255) + "." + (address[1] & 255) + "." + (address[2] & 255) + "." + (address[3] & 255);
        }
        int[] groups = new int[8];
        for (int index = 0; index < 8; index++) {
            groups[index] = ((address[2 * index] & 255) << 8) | (address[2 * index + 1] & 255);
        }
        return compressed(groups);
    }

    private static String compressed(int[] groups) {
        int start = -1;
        int length = 1;
        for (int from = 0; from < 8; from++) {
            int to = from;
            while (to < 8 && groups[to] == 0) {
                to++;
            }
            if (to - from > length) {
                start = from;
                length = to - from;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < 8; index++) {
            if (index == start) {
                text.append("::");
                index += length - 1;
            } else {
                text.append(text.isEmpty() || text.toString().endsWith(":") ? "" : ":")
                        .append(Integer.toHexString(groups[index]));
            }
        }
        return text.toString();
    }
}
