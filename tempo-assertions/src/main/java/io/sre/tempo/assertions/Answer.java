package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.Connections;
import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.Side;
import io.sre.tempo.policies.reach.Traffic;
import io.sre.tempo.policies.reach.Verdict;
import java.util.List;

/**
 * What becomes of some connections between two.
 *
 * @param ports those that the verdict is about
 * @param verdict that on the first of the ports
 */
record Answer(Party from, Party to, Connections ports, Verdict verdict) {

    Outcome outcome() {
        return verdict.outcome();
    }

    /** {@return whether it stands for a number of connections that nobody would count} */
    boolean isOfMany() {
        boolean isOnePort = to instanceof Party.OfService
                || ports.equals(Connections.of(
                        verdict.traffic().protocol(), verdict.traffic().port()));
        return !isOnePort || isBlock(from) || isBlock(to);
    }

    private static boolean isBlock(Party party) {
        return party instanceof Party.OfAddresses addresses
                && !addresses.range().first().equals(addresses.range().last());
    }

    /** {@return {@code shop/checkout on 8080/TCP}, the pod and port behind a Service} */
    String destination() {
        Traffic traffic = verdict.traffic();
        return "%s on %d/%s".formatted(traffic.to(), traffic.port(), traffic.protocol());
    }

    /** {@return whether it is denied, but not by a policy: there is nothing at the other end} */
    boolean isDeadEnd() {
        return verdict.isDenied() && !stops(verdict.egress()) && !stops(verdict.ingress());
    }

    String deadEnd() {
        String why = verdict.explain();
        return "%s on %s leads nowhere: %s"
                .formatted(
                        to,
                        Ports.text(ports),
                        why.substring(why.indexOf('\n') + 1).strip());
    }

    private static boolean stops(Side side) {
        return side.outcome() == Outcome.DENIED
                && !(side.isolatedBy().isEmpty() && side.decidedBy().isEmpty());
    }

    /** {@return what answers that are given for the same reason have in common} */
    List<Object> reason() {
        return List.of(outcome(), reason(verdict.egress()), reason(verdict.ingress()));
    }

    private List<Object> reason(Side side) {
        // Of a denial only the end that denies is a reason.
        return verdict.isDenied() && side.outcome() != Outcome.DENIED
                ? List.of()
                : List.of(side.outcome(), side.isolatedBy(), side.decidedBy());
    }
}
