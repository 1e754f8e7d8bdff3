package io.sre.tempo.policies.reach;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import java.util.List;

/**
 * What a change opens and closes: all pairs of two clusters, grouped into peers that are the same before and after.
 *
 * <pre>{@code
 * ConnectivityDiff diff = ConnectivityDiff.between(Reachability.of(before), Reachability.of(after));
 * Files.writeString(Path.of("comment.md"), diff.toMarkdown());
 * }</pre>
 *
 * <p>A pod is in both clusters if there is one of its namespace and name in each; so compare manifests, or pods whose names
 * last. It may have other labels, ports or addresses afterwards. Apart from that, pairs are looked at as in
 * {@link ConnectivityMap}.
 */
public final class ConnectivityDiff {

    private final List<Group> groups;
    private final List<Change> changes;
    private final int unchanged;
    private final Peers added;
    private final Peers removed;

    ConnectivityDiff(List<Group> groups, List<Change> changes, int unchanged, Peers added, Peers removed) {
        this.groups = List.copyOf(groups);
        this.changes = List.copyOf(changes);
        this.unchanged = unchanged;
        this.added = added;
        this.removed = removed;
    }

    /**
     * {@return what is different}
     *
     * @param before a cluster as it was
     * @param after the cluster as it is to be; its options may differ, too
     */
    public static ConnectivityDiff between(Reachability before, Reachability after) {
        return new DiffConstruction(requireNonNull(before, "before"), requireNonNull(after, "after")).diff();
    }

    /** {@return whether nothing is different: no connection, no namespace, no pod} */
    public boolean isEmpty() {
        return changes.isEmpty() && added.isEmpty() && removed.isEmpty();
    }

    /** {@return the peers that are in both clusters: pods as they are after the change, then addresses} */
    public List<Group> groups() {
        return groups;
    }

    /** {@return what is different between peers that are in both clusters, ordered by groups} */
    public List<Change> changes() {
        return changes;
    }

    /** {@return the changes that open something} */
    public List<Change> opened() {
        return changes.stream().filter(change -> !change.opened().isEmpty()).toList();
    }

    /** {@return the changes that close something} */
    public List<Change> closed() {
        return changes.stream().filter(change -> !change.closed().isEmpty()).toList();
    }

    /** {@return the number of pairs of groups with something open between them, or unknown, that is the same after} */
    public int unchanged() {
        return unchanged;
    }

    /** {@return what is there only after the change} */
    public Peers added() {
        return added;
    }

    /** {@return what was there only before the change} */
    public Peers removed() {
        return removed;
    }

    /** {@return all of it for a terminal; a line that begins with a plus opens, one with a minus closes} */
    public String toText() {
        return new DiffText(this).text();
    }

    /**
     * {@return a comment on a change, in the Markdown of GitHub and GitLab; long lists are cut short, which it says, and
     * then all of it follows folded}
     */
    public String toMarkdown() {
        return new DiffMarkdown(this).text();
    }

    /**
     * {@return all of it as JSON, made for programs; members may be added, but none is removed or changes its meaning}
     *
     * <pre>{@code
     * {
     *   "groups": [{"id": "g1", "name": "shop/web", "pods": [...], "addresses": []}],
     *   "changes": [
     *     {"from": "g1", "to": "g2", "opened": [{"protocol": "TCP", "from": 443, "to": 443}], "closed": [],
     *      "becameUnknown": [], "becameKnown": []}
     *   ],
     *   "unchanged": 12,
     *   "added": {"namespaces": ["stock"], "groups": ["g3"],
     *             "links": [{"from": "g3", "to": "g1", "allowed": [...], "unknown": []}]},
     *   "removed": {"namespaces": [], "groups": [], "links": []}
     * }
     * }</pre>
     *
     * <p>Groups, ports and links are written as in {@link ConnectivityMap#toJson()}; the groups are those of both clusters
     * and, behind them, the added and the removed.
     */
    public String toJson() {
        return new DiffJson(this).text();
    }

    /**
     * What is different from one group to another. Open is what is surely open or of which it is unknown.
     *
     * @param from who connects
     * @param to who is connected to
     * @param opened the ports that are open after and were not before
     * @param closed the ports that were open before and are not after
     * @param becameUnknown the ports of which it is unknown after and was known before
     * @param becameKnown the ports of which it was unknown before and is known after
     */
    public record Change(
            Group from,
            Group to,
            Connections opened,
            Connections closed,
            Connections becameUnknown,
            Connections becameKnown) {

        /** {@return {@code shop/web -> shop/db: opened TCP 5432}} */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("%s -> %s:".formatted(from, to));
            append(text, "opened", opened);
            append(text, "closed", closed);
            append(text, "became unknown", becameUnknown);
            append(text, "became known", becameKnown);
            return text.toString();
        }

        private static void append(StringBuilder text, String what, Connections ports) {
            if (!ports.isEmpty()) {
                text.append(text.charAt(text.length() - 1) == ':' ? " " : "; ");
                text.append(what).append(' ').append(ports);
            }
        }
    }

    /**
     * What is in one of the clusters only.
     *
     * @param namespaces the names of namespaces
     * @param groups pods that are treated alike
     * @param links what is open there from and to those pods
     */
    public record Peers(List<String> namespaces, List<Group> groups, List<Link> links) {

        /** Copies the lists. */
        public Peers {
            namespaces = List.copyOf(namespaces);
            groups = List.copyOf(groups);
            links = List.copyOf(links);
        }

        /** {@return whether there is nothing} */
        public boolean isEmpty() {
            return namespaces.isEmpty() && groups.isEmpty();
        }
    }
}
