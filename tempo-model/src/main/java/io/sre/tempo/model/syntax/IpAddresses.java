package io.sre.tempo.model.syntax;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads IP addresses without ever asking a name server. */
final class IpAddresses {

    private static final String OCTET = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";

    /** Never more than four digits: Java's parser would take {@code 00001::}, Go's does not. */
    private static final String GROUPS = "[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,8}";

    private IpAddresses() {}

    /** {@return 4 or 16 bytes; empty if the text is no address in strict form} */
    static Optional<byte[]> bytes(String text) {
        boolean v4 = text.matches(OCTET + "(\\." + OCTET + "){3}");
        boolean v6 = text.matches(GROUPS);
        if (!v4 && !v6) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(text).getAddress();
            return address.length == (v4 ? 4 : 16) ? Optional.of(address) : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** {@return the canonical text of an address (RFC 5952)} */
    static String text(byte[] address) {
        if (address.length == 4) {
            return "%d.%d.%d.%d".formatted(address[0] & 255, address[1] & 255, address[2] & 255, address[3] & 255);
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
