package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Direction.EGRESS;
import static io.sre.tempo.policies.reach.Direction.INGRESS;
import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a connection, and why. Immutable; the reasons are worked out when they are asked for.
 *
 * <p>Where an end has IPv4 and IPv6 addresses, one family that is let through is enough.
 */
public final class Verdict {

    private final Outcome outcome;
    private final @Nullable Traffic traffic;
    private final @Nullable Reachability reachability;
    private final @Nullable Pair pair;
    private final List<Verdict> parts;
    private final String remark;

    private Verdict(
            Outcome outcome,
            @Nullable Traffic traffic,
            @Nullable Reachability reachability,
            @Nullable Pair pair,
            List<Verdict> parts,
            String remark) {
        this.outcome = outcome;
        this.traffic = traffic;
        this.reachability = reachability;
        this.pair = pair;
        this.parts = parts;
        this.remark = remark;
    }

    /** A single connection. */
    static Verdict of(Reachability reachability, Pair pair, Outcome outcome) {
        return new Verdict(outcome, null, reachability, pair, List.of(), "");
    }

    /** A pod and itself. */
    static Verdict ofSelf(End from, End to, int port, Protocol protocol) {
        return decided(Outcome.ALLOWED, traffic(from, to, port, protocol), "a pod always reaches itself");
    }

    /** Two pods that have no address family in common. */
    static Verdict ofStrangers(End from, End to, int port, Protocol protocol) {
        return decided(
                Outcome.UNKNOWN,
                traffic(from, to, port, protocol),
                "one end has only IPv4 addresses and the other only IPv6 addresses");
    }

    /** What no policy had to decide. */
    static Verdict decided(Outcome outcome, Traffic traffic, String why) {
        return new Verdict(outcome, traffic, null, null, List.of(), why);
    }

    /** Several connections. */
    static Verdict of(Traffic traffic, List<Verdict> parts) {
        Outcome outcome = parts.get(0).outcome;
        for (Verdict part : parts) {
            outcome = part.outcome == outcome ? outcome : Outcome.UNKNOWN;
        }
        return new Verdict(outcome, traffic, null, null, List.copyOf(parts), "");
    }

    private static Traffic traffic(End from, End to, int port, Protocol protocol) {
        return new Traffic(from.endpoint(), to.endpoint(), port, protocol);
    }

    /** {@return the connection that was asked for} */
    public Traffic traffic() {
        return traffic == null
                ? traffic(single().from(), single().to(), single().port(), single().protocol())
                : traffic;
    }

    /** {@return what becomes of it} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return whether it is let through} */
    public boolean isAllowed() {
        return outcome == Outcome.ALLOWED;
    }

    /** {@return whether it is stopped} */
    public boolean isDenied() {
        return outcome == Outcome.DENIED;
    }

    /** {@return whether the manifests do not tell, or the pods that are meant differ} */
    public boolean isUnknown() {
        return outcome == Outcome.UNKNOWN;
    }

    /** {@return what the end that connects says; of several connections, that of the first which decides} */
    public Side egress() {
        return side(EGRESS);
    }

    /** {@return what the end connected to says; of several connections, that of the first which decides} */
    public Side ingress() {
        return side(INGRESS);
    }

    /** {@return the single connections, if an end means several pods; else empty} */
    public List<Verdict> parts() {
        return parts;
    }

    /**
     * {@return the verdict for people, in several lines: what each end says, which policies isolate it, which rules
     * decide; for a denial the rule that came closest and what did not match}
     */
    public String explain() {
        return new Explanation(this).text();
    }

    /** {@return the first line of {@link #explain()}} */
    @Override
    public String toString() {
        return "%s is %s".formatted(traffic(), outcome);
    }

    /** {@return what there is to say if no policy decided; else empty} */
    String remark() {
        return remark;
    }

    boolean isSingle() {
        return pair != null;
    }

    Pair single() {
        return requireNonNull(pair);
    }

    Reachability reachability() {
        return requireNonNull(reachability);
    }

    private Side side(Direction direction) {
        if (pair != null) {
            return new SideReport(reachability(), pair, direction).side();
        }
        for (Verdict part : parts) {
            if (part.outcome == outcome) {
                return part.side(direction);
            }
        }
        List<String> reasons = isUnknown() && !remark.isEmpty() ? List.of(remark) : List.of();
        return parts.isEmpty()
                ? new Side(direction, outcome, List.of(), List.of(), reasons)
                : new Side(direction, outcome, List.of(), List.of(), List.of("the pods that are meant differ"));
    }
}
