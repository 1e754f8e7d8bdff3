package io.sre.tempo.policies.reach;

import io.sre.tempo.model.syntax.Cidr;
import java.util.Collection;
import java.util.List;

/** Addresses from the first to the last, both included. */
public final class AddressRange {

    /** Made for examples. Source: RFC 5737 and RFC 3849. */
    private static final List<Ip> EXAMPLES = List.of(
            Ip.parse("203.0.113.1").orElseThrow(), Ip.parse("2001:db8::1").orElseThrow());

    private final IpRange range;

    AddressRange(IpRange range) {
        this.range = range;
    }

    /**
     * {@return the range of one address}
     *
     * @param address IPv4 or IPv6
     * @throws IllegalArgumentException if it is no address
     */
    public static AddressRange of(String address) {
        return new AddressRange(IpRange.of(Ip.parse(address)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is no IP address; write it like 10.0.0.1 or fd00::1".formatted(address)))));
    }

    /** {@return the lowest address} */
    public String first() {
        return range.first().toString();
    }

    /** {@return the highest address} */
    public String last() {
        return range.last().toString();
    }

    /** {@return an address of it to speak of: one that was made for examples if it is in here, else the lowest} */
    public String example() {
        return EXAMPLES.stream()
                .filter(range::contains)
                .findFirst()
                .orElse(range.first())
                .toString();
    }

    /**
     * {@return whether all of it is in a block}
     *
     * @param block any block
     */
    public boolean isIn(Cidr block) {
        IpRange whole = IpRange.of(block);
        return whole.contains(range.first()) && whole.contains(range.last());
    }

    /**
     * {@return the same addresses in as few ranges as can be, ascending}
     *
     * @param ranges that do not overlap
     */
    public static List<AddressRange> joined(Collection<AddressRange> ranges) {
        return IpRange.joined(ranges.stream().map(one -> one.range).toList()).stream()
                .map(AddressRange::new)
                .toList();
    }

    /** {@return whether both are the same addresses} */
    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange one && range.equals(one.range);
    }

    @Override
    public int hashCode() {
        return range.hashCode();
    }

    /** {@return the address, the block {@code 10.0.0.0/8}, or first and last address: {@code 10.0.0.0-10.0.0.5}} */
    @Override
    public String toString() {
        return range.block();
    }
}
