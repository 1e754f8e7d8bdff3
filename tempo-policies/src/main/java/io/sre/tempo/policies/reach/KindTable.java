package io.sre.tempo.policies.reach;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is open between kinds of peers in one cluster; the numbers are those of a {@link ConnectionTable}. */
final class KindTable {

    private final ConnectionTable table;
    private final List<Kind> kinds;
    private final List<int @Nullable []> classes;

    /**
     * Puts the kinds side by side.
     *
     * @param classes of each kind the classes for IPv4 and IPv6; null if it is not in this cluster
     */
    KindTable(Reachability reachability, List<Kind> kinds, List<int @Nullable []> classes) {
        this.table = new ConnectionTable(reachability);
        this.kinds = kinds;
        this.classes = classes;
    }

    ConnectionTable.Ports ports(int id) {
        return table.ports(id);
    }

    /** {@return from every kind to every kind; nothing between addresses outside} */
    int[][] matrix() {
        int[][] matrix = new int[kinds.size()][kinds.size()];
        for (int from = 0; from < matrix.length; from++) {
            for (int to = 0; to < matrix.length; to++) {
                boolean inside = !kinds.get(from).isOutside() || !kinds.get(to).isOutside();
                matrix[from][to] = inside ? connections(from, to) : 0;
            }
        }
        return matrix;
    }

    private int connections(int from, int to) {
        int[] sources = classes.get(from);
        int[] targets = classes.get(to);
        if (sources == null || targets == null) {
            return 0;
        }
        int found = 0;
        boolean strangers = true;
        for (int family = 0; family < 2; family++) {
            int source = inFamily(sources, family, kinds.get(to));
            int target = inFamily(targets, family, kinds.get(from));
            if (source != Classes.NONE && target != Classes.NONE) {
                strangers = false;
                found = table.union(found, table.connections(source, target));
            }
        }
        return strangers ? table.unknown() : found;
    }

    /** {@return the class in a family; opposite an address outside any family will do, for only that address counts} */
    private static int inFamily(int[] classes, int family, Kind other) {
        return classes[family] == Classes.NONE && other.isOutside() ? classes[1 - family] : classes[family];
    }
}
