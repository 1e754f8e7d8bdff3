package io.sre.tempo.policies.reach;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which classes: a bit set without the empty stretch in front, since most sets lie in one namespace and classes are
 * numbered by namespace. Immutable.
 */
final class ClassSet {

    static final ClassSet NONE = new ClassSet(0, new long[0]);

    private final int offset;
    private final long[] words;

    private ClassSet(int offset, long[] words) {
        this.offset = offset;
        this.words = words;
    }

    static ClassSet of(BitSet bits) {
        if (bits.isEmpty()) {
            return NONE;
        }
        long[] words = bits.toLongArray();
        int offset = bits.nextSetBit(0) >> 6;
        return new ClassSet(offset, Arrays.copyOfRange(words, offset, words.length));
    }

    boolean contains(int index) {
        int word = (index >> 6) - offset;
        return word >= 0 && word < words.length && ((words[word] >> index) & 1) != 0;
    }

    boolean isEmpty() {
        return words.length == 0;
    }

    void addTo(BitSet bits) {
        for (int word = 0; word < words.length; word++) {
            long rest = words[word];
            while (rest != 0) {
                bits.set(((word + offset) << 6) + Long.numberOfTrailingZeros(rest));
                rest &= rest - 1;
            }
        }
    }
}
