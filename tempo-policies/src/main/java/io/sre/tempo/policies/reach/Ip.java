package io.sre.tempo.policies.reach;

import io.sre.tempo.model.syntax.Cidr;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An address as a number, so that ranges can be cut. Ordered by family, then by value. */
record Ip(boolean v6, long high, long low) implements Comparable<Ip> {

    static Optional<Ip> parse(String text) {
        return Cidr.ofAddress(text).map(block -> of(block.first()));
    }

    static Ip of(byte[] bytes) {
        if (bytes.length == 4) {
            return new Ip(false, 0, ByteBuffer.wrap(bytes).getInt() & 0xFFFFFFFFL);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Ip(true, buffer.getLong(), buffer.getLong());
    }

    static Ip lowest(boolean v6) {
        return new Ip(v6, 0, 0);
    }

    static Ip highest(boolean v6) {
        return v6 ? new Ip(true, -1, -1) : new Ip(false, 0, 0xFFFFFFFFL);
    }

    boolean isHighest() {
        return equals(highest(v6));
    }

    Ip next() {
        return new Ip(v6, low == -1 ? high + 1 : high, low + 1);
    }

    Ip previous() {
        return new Ip(v6, low == 0 ? high - 1 : high, low - 1);
    }

    @Override
    public int compareTo(Ip other) {
        if (v6 != other.v6) {
            return v6 ? 1 : -1;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** {@return the canonical text} */
    @Override
    public String toString() {
        byte[] bytes = v6
                ? ByteBuffer.allocate(16).putLong(high).putLong(low).array()
                : ByteBuffer.allocate(4).putInt((int) low).array();
        return Cidr.text(bytes);
    }
}
