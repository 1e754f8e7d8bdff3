package io.sre.tempo.model.yaml;

import java.util.Arrays;

/**
 * The lines where the values of a tree begin, a value before what lies in it. Four bytes for each value: less than the
 * text, and right even when the file has changed since.
 */
final class Lines {

    private int[] lines = new int[64];
    private int size;

    void add(int line) {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
        }
        lines[size++] = line;
    }

    /** Adds once more what was added for the values within a value, for a copy of it. */
    void repeat(int from, int to) {
        for (int at = from; at < to; at++) {
            add(lines[at]);
        }
    }

    /** Takes away what was added from a place on, and gives it back. */
    Lines cut(int from) {
        Lines cut = new Lines();
        for (int at = from; at < size; at++) {
            cut.add(lines[at]);
        }
        size = from;
        return cut;
    }

    int at(int index) {
        return lines[index];
    }

    void truncate(int to) {
        size = to;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(lines, size);
    }
}
