package io.sre.tempo.policies.reach;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

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

    boolean contains(int index) {
        int word = (index >> 6) - offset;
        return word >= 0 && word < words.length && ((words[word] >> index) & 1) != 0;
    }

    boolean isEmpty() {
        return words.length == 0;
    }

    void addTo(BitSet bits) {
        forEach(bits::set);
    }

    /** Calls back for each class, ascending. */
    void forEach(IntConsumer visitor) {
        for (int word = 0; word < words.length; word++) {
            long rest = words[word];
            while (rest != 0) {
                visitor.accept(((word + offset) << 6) + Long.numberOfTrailingZeros(rest));
                rest &= rest - 1;
            }
        }
    }

    /** Collects classes, and never looks at those in front of the first: what that would cost grows with the cluster. */
    static final class Collector {

        private int offset;
        private int used;
        private long[] words = new long[2];

        void add(int index) {
            cover(index >> 6, index >> 6);
            words[(index >> 6) - offset] |= 1L << index;
        }

        void add(ClassSet set) {
            if (!set.isEmpty()) {
                cover(set.offset, set.offset + set.words.length - 1);
                for (int word = 0; word < set.words.length; word++) {
                    words[word + set.offset - offset] |= set.words[word];
                }
            }
        }

        private void cover(int from, int to) {
            if (used == 0) {
                offset = from;
            }
            int first = Math.min(offset, from);
            int length = Math.max(offset + used, to + 1) - first;
            if (first < offset || length > words.length) {
                long[] wider = new long[Math.max(length, words.length * 2)];
                System.arraycopy(words, 0, wider, offset - first, used);
                words = wider;
                offset = first;
            }
            used = length;
        }

        /** {@return what was added} */
        ClassSet set() {
            return used == 0 ? NONE : new ClassSet(offset, Arrays.copyOf(words, used));
        }
    }
}
