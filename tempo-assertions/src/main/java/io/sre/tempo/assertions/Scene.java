package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Inquiry;
import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.policies.reach.AddressRange;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Connections;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A cluster as a claim sees it: who is there, what can be asked, and what went wrong with finding somebody. */
final class Scene {

    private final Inquiry original;
    private final StandIns standIns;
    private final List<ClusterPod> pods;
    private final List<ClusterPod> strangers;
    private final Set<Cidr> blocks = new LinkedHashSet<>();
    private final Map<Protocol, NavigableSet<Integer>> edges = new EnumMap<>(Protocol.class);
    private final List<String> troubles = new ArrayList<>();
    private @Nullable Inquiry inquiry;
    private @Nullable List<AddressRange> outside;

    /** A cluster as it is. */
    Scene(Inquiry inquiry, Collection<Selection> selections) {
        this(inquiry, selections, new StandIns(inquiry.reachability().cluster()));
    }

    /** A cluster with those who stand in. */
    Scene(Inquiry original, Collection<Selection> selections, StandIns standIns) {
        this.original = original;
        this.standIns = standIns;
        boolean finishedCount = !original.reachability().semantics().finishedPodsIgnored();
        this.pods = cluster().pods().stream()
                .filter(pod -> finishedCount || !pod.isFinished())
                .filter(pod -> !standIns.isStranger(pod))
                .toList();
        this.strangers = cluster().pods().stream().filter(standIns::isStranger).toList();
        selections.forEach(selection -> blocks.addAll(selection.blocks()));
    }

    Cluster cluster() {
        return standIns.cluster();
    }

    /** {@return the cluster without those who stand in} */
    Cluster original() {
        return original.reachability().cluster();
    }

    /** {@return whom to ask; made ready only now, for who is there can be found without} */
    private Inquiry inquiry() {
        if (inquiry == null) {
            Reachability reachability = CompiledClusters.with(original.reachability(), cluster());
            inquiry = reachability == original.reachability() ? original : original.at(reachability);
        }
        return inquiry;
    }

    /** {@return the pods that can be reached at all, in order} */
    List<ClusterPod> pods() {
        return pods;
    }

    /** {@return the addresses outside, in ranges that lie in or out of every block that anybody mentions} */
    List<AddressRange> outside() {
        if (outside == null) {
            outside = inquiry().reachability().outside(blocks);
        }
        return outside;
    }

    /** {@return everybody: each pod, each range of addresses outside, and whoever stands in for strangers} */
    List<Party> everybody() {
        List<Party> all = new ArrayList<>();
        pods.forEach(pod -> all.add(new Party.OfPod(pod)));
        outside().forEach(range -> all.add(new Party.OfAddresses(range)));
        strangers.forEach(pod -> all.add(new Party.OfPod(pod)));
        return all;
    }

    /** {@return who of those that are really there is meant; if nobody is, this is noted as trouble} */
    List<Party> find(Selection selection) {
        return new Crowd(this, pods, true).find(selection);
    }

    /** {@return which strangers are meant, if any} */
    List<Party> findStrangers(Selection selection) {
        return new Crowd(this, strangers, false)
                .find(selection).stream().filter(this::isStranger).toList();
    }

    boolean isStranger(Party party) {
        return party instanceof Party.OfPod pod && standIns.isStranger(pod.pod());
    }

    /** {@return whether a pod stands in for a replica of one of these} */
    boolean isTwin(ClusterPod pod, List<ClusterPod> of) {
        ClusterPod twin = standIns.twin(pod);
        return twin != null && of.contains(twin);
    }

    /** {@return a text, and behind it for whom those stand in of whom it speaks} */
    String explained(String text) {
        return standIns.explained(text);
    }

    void trouble(String what) {
        if (!what.isEmpty() && !troubles.contains(what)) {
            troubles.add(what);
        }
    }

    /** To be called if everybody was found and still there was no connection to ask about. */
    void noteNothingToAsk(List<Party> targets) {
        if (troubles.isEmpty()) {
            trouble(
                    targets.stream().anyMatch(Party.OfPod.class::isInstance)
                            ? "both ends are the same pod, and a pod always reaches itself"
                            : "both ends are outside of the cluster, where no policy has a say");
        }
    }

    /** {@return why nothing can be judged, each on its own; empty if everything can} */
    List<String> troubles() {
        return troubles;
    }

    /** Cuts the ports where others begin and end than policies know. */
    void cut(Span span) {
        NavigableSet<Integer> cuts = edges(span.protocol());
        cuts.add(span.from());
        cuts.add(span.to() + 1);
    }

    /** {@return the span in pieces, of each of which one port stands for all} */
    List<Span> pieces(Span span) {
        if (span.from() == span.to()) {
            return List.of(span);
        }
        List<Span> pieces = new ArrayList<>();
        int from = span.from();
        for (int edge : edges(span.protocol()).subSet(span.from() + 1, span.to() + 1)) {
            pieces.add(new Span(span.protocol(), from, edge - 1));
            from = edge;
        }
        pieces.add(new Span(span.protocol(), from, span.to()));
        return pieces;
    }

    private NavigableSet<Integer> edges(Protocol protocol) {
        return edges.computeIfAbsent(
                protocol, key -> new TreeSet<>(inquiry().reachability().portEdges(key)));
    }

    /** {@return whether there is no connection to speak of: a pod and itself, or two that are both outside} */
    boolean isIdle(Party from, Party to) {
        if (from instanceof Party.OfPod one && to instanceof Party.OfPod other) {
            Reachability reachability = original.reachability();
            return one.pod() == other.pod()
                    && !one.pod().standsForSeveral()
                    && reachability.semantics().selfTrafficAllowed();
        }
        // An address that is not outside may be that of a Service.
        return from instanceof Party.OfAddresses
                && to instanceof Party.OfAddresses target
                && outside().contains(target.range());
    }

    /** {@return what becomes of the connections, one answer for each pod behind a Service} */
    List<Answer> ask(Party from, Party to, Span span) {
        Connections ports = span.connections();
        if (from instanceof Party.OfPod source && to instanceof Party.OfPod target) {
            return List.of(new Answer(
                    from, to, ports, inquiry().verdict(source.pod(), target.pod(), span.from(), span.protocol())));
        }
        Verdict verdict = inquiry().verdict(from.endpoint(), to.endpoint(), span.from(), span.protocol());
        List<Verdict> parts = verdict.parts().isEmpty() ? List.of(verdict) : verdict.parts();
        List<Answer> answers =
                parts.stream().map(part -> new Answer(from, to, ports, part)).toList();
        answers.stream().filter(Answer::isDeadEnd).map(Answer::deadEnd).forEach(this::trouble);
        return answers;
    }

    /** {@return what becomes of the connections of all of these to all of those; a pod and itself are left out} */
    List<Answer> ask(List<Party> sources, List<Party> targets, Ports ports) {
        List<Answer> answers = new ArrayList<>();
        for (Party to : targets) {
            for (Span span : ports.at(to, this)) {
                for (Party from : sources) {
                    if (!isIdle(from, to)) {
                        answers.addAll(ask(from, to, span));
                    }
                }
            }
        }
        return answers;
    }

    /** {@return those of the found that can connect; a Service among them is trouble} */
    List<Party> findSources(Selection selection) {
        List<Party> found = find(selection);
        found.stream()
                .filter(Party.OfService.class::isInstance)
                .forEach(service -> trouble("%s cannot connect; name its pods".formatted(service)));
        return found.stream()
                .filter(party -> !(party instanceof Party.OfService))
                .toList();
    }
}
