package io.sre.tempo.policies.reach;

import io.sre.tempo.policies.reach.ConnectivityDiff.Change;
import io.sre.tempo.policies.reach.ConnectivityDiff.Peers;
import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.DiffLine.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What all texts on a difference say: the counts, the lines, and who is meant in them. */
final class DiffWords {

    /** Fewer pods are better named. */
    private static final int EVERY = 4;

    private final ConnectivityDiff diff;
    private final PeerNames names;

    DiffWords(ConnectivityDiff diff) {
        this.diff = diff;
        List<Group> all = new ArrayList<>(diff.groups());
        all.addAll(diff.added().groups());
        all.addAll(diff.removed().groups());
        this.names = new PeerNames(pods(all));
    }

    /** {@return {@code 2 connections opened, 1 closed, 30 unchanged}} */
    String counts() {
        List<String> counts = new ArrayList<>();
        counts.add(Wrapping.count(diff.opened().size(), "connection") + " opened");
        counts.add(diff.closed().size() + " closed");
        count(
                counts,
                Effect.DOUBTED,
                change -> !change.becameUnknown().minus(change.opened()).isEmpty());
        count(
                counts,
                Effect.CLEARED,
                change -> !change.becameKnown().minus(change.closed()).isEmpty());
        counts.add(diff.unchanged() + " unchanged");
        if (!diff.added().links().isEmpty() || !diff.removed().links().isEmpty()) {
            counts.add("besides those of peers that come or go");
        }
        return String.join(", ", counts);
    }

    private void count(List<String> counts, Effect effect, Predicate<Change> meant) {
        long count = diff.changes().stream().filter(meant).count();
        if (count > 0) {
            counts.add("%d %s".formatted(count, effect.word()));
        }
    }

    List<DiffLine> lines() {
        return DiffLine.of(diff.changes());
    }

    /** {@return who is at the first end of a line, each by name} */
    List<String> from(DiffLine line) {
        return end(line.effect(), line.from(), line.to());
    }

    /** {@return who is at the second end of a line, each by name} */
    List<String> to(DiffLine line) {
        return end(line.effect(), line.to(), line.from());
    }

    /** {@return the namespaces and pods that are in one of the clusters only, each by name} */
    List<String> names(Peers peers) {
        List<String> all = new ArrayList<>();
        peers.namespaces().forEach(name -> all.add("namespace " + name));
        all.addAll(names.of(sorted(pods(peers.groups()))).keySet());
        return all;
    }

    private List<String> end(Effect effect, List<Group> groups, List<Group> others) {
        List<ClusterPod> pods = sorted(pods(groups));
        List<String> end = new ArrayList<>(everybody(effect, pods, others));
        if (end.isEmpty()) {
            end.addAll(names.of(pods).keySet());
        }
        List<IpRange> ranges = groups.stream()
                .flatMap(group -> group.addresses().stream())
                .map(IpRange::parse)
                .collect(Collectors.toList());
        if (!ranges.isEmpty()) {
            end.add(PeerNames.outside(IpRange.joined(ranges)));
        }
        return end;
    }

    /** {@return one word for the pods, if they are all there are, or all but those at the other end} */
    private List<String> everybody(Effect effect, List<ClusterPod> pods, List<Group> others) {
        Set<ClusterPod> missing = new HashSet<>(pods(diff.groups()));
        if (effect == Effect.ADDED) {
            missing.addAll(pods(diff.added().groups()));
        } else if (effect == Effect.REMOVED) {
            missing.addAll(pods(diff.removed().groups()));
        }
        pods.forEach(missing::remove);
        if (pods.size() < EVERY) {
            return List.of();
        }
        if (missing.isEmpty()) {
            return List.of("every pod");
        }
        return missing.equals(new HashSet<>(pods(others))) ? List.of("every other pod") : List.of();
    }

    private static List<ClusterPod> pods(Collection<Group> groups) {
        return groups.stream().flatMap(group -> group.pods().stream()).toList();
    }

    private static List<ClusterPod> sorted(List<ClusterPod> pods) {
        return pods.stream()
                .sorted(Comparator.comparing(ClusterPod::namespace).thenComparing(ClusterPod::name))
                .toList();
    }
}
