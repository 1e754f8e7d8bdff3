package io.sre.tempo.model.syntax;

import java.util.Arrays;
import java.util.Optional;

/**
 * A block of IPv4 or IPv6 addresses in its strict form (no bits behind the prefix, canonical text), the only one that
 * newer API servers take without a warning.
 */
public final class Cidr {

    private final byte[] network;
    private final int prefixLength;

    private Cidr(byte[] network, int prefixLength) {
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /**
     * {@return the block that a text such as {@code 10.0.0.0/8} names; empty if it is not in strict form}
     *
     * @param text any text, hostile ones included
     */
    public static Optional<Cidr> parse(String text) {
        return closest(text).filter(cidr -> cidr.toString().equals(text));
    }

    /**
     * {@return the block of one address: {@code /32} or {@code /128}; empty if the text is no address}
     *
     * @param address an IP address without brackets
     */
    public static Optional<Cidr> ofAddress(String address) {
        return IpAddresses.bytes(address).map(bytes -> new Cidr(bytes, bytes.length * 8));
    }

    /**
     * {@return the block that a text such as {@code 10.0.0.5/16} means, bits behind the prefix dropped as the API server
     * does; the block of one address for a bare address; empty if it is neither}
     *
     * @param text any text, hostile ones included
     */
    public static Optional<Cidr> closest(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return ofAddress(text);
        }
        String length = text.substring(slash + 1);
        return IpAddresses.bytes(text.substring(0, slash))
                .filter(bytes -> Form.fits("[0-9]{1,3}", length) && Integer.parseInt(length) <= bytes.length * 8)
                .map(bytes -> new Cidr(masked(bytes, Integer.parseInt(length)), Integer.parseInt(length)));
    }

    /** {@return whether this is a block of IPv6 addresses} */
    public boolean isV6() {
        return network.length == 16;
    }

    /**
     * {@return the canonical text of an address (RFC 5952)}
     *
     * @param address 4 or 16 bytes
     */
    public static String text(byte[] address) {
        return IpAddresses.text(address);
    }

    /** {@return the lowest address of the block, 4 or 16 bytes} */
    public byte[] first() {
        return network.clone();
    }

    /** {@return the highest address of the block, 4 or 16 bytes} */
    public byte[] last() {
        byte[] last = network.clone();
        for (int bit = prefixLength; bit < last.length * 8; bit++) {
            last[bit / 8] |= (byte) (128 >> (bit % 8));
        }
        return last;
    }

    /**
     * {@return whether every address of the other block is in this one; never across families}
     *
     * @param other another block
     */
    public boolean contains(Cidr other) {
        return network.length == other.network.length
                && prefixLength <= other.prefixLength
                && Arrays.equals(network, masked(other.network, prefixLength));
    }

    /** {@return whether both are the same block} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr cidr && prefixLength == cidr.prefixLength && Arrays.equals(network, cidr.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefixLength;
    }

    /** {@return the strict form: {@code 10.0.0.0/8}} */
    @Override
    public String toString() {
        return IpAddresses.text(network) + "/" + prefixLength;
    }

    private static byte[] masked(byte[] address, int prefixLength) {
        byte[] network = new byte[address.length];
        for (int bit = 0; bit < prefixLength; bit++) {
            network[bit / 8] |= (byte) (address[bit / 8] & (128 >> (bit % 8)));
        }
        return network;
    }
}
