package io.sre.tempo.model.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Spelling {

    private Spelling() {}

    /**
     * {@return the known name that differs least, if the difference is small: about one letter in three}
     *
     * @param wrong what was written
     * @param known what could have been
     */
    public static Optional<String> closest(String wrong, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(wrong, name) <= Math.max(1, Math.min(wrong.length(), name.length()) / 3))
                .min(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(name -> name));
    }

    /** The number of letters to insert, remove, exchange or swap with the next; capitals do not count. */
    private static int distance(String wrong, String name) {
        if (Math.abs(wrong.length() - name.length()) > name.length()) {
            return Integer.MAX_VALUE;
        }
        String from = wrong.toLowerCase(Locale.ROOT);
        String to = name.toLowerCase(Locale.ROOT);
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                steps[row][column] = Math.min(row, column) == 0 ? row + column : cheapest(steps, from, to, row, column);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int cheapest(int[][] steps, String from, String to, int row, int column) {
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int exchanged = steps[row - 1][column - 1] + (same ? 0 : 1);
        int shifted = 1 + Math.min(steps[row - 1][column], steps[row][column - 1]);
        boolean swapped = Math.min(row, column) > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        int cheapest = Math.min(exchanged, shifted);
        return swapped ? Math.min(cheapest, 1 + steps[row - 2][column - 2]) : cheapest;
    }
}
