package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Network;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.policies.reach.Direction;
import java.util.List;

/** Tempo's pod is isolated in both directions. */
final class PodsAreIsolated extends NetworkCheck {

    PodsAreIsolated() {
        super(information("TEMPO-NET-011", "a policy isolates Tempo's pod in both directions")
                .because("Without one every pod of the cluster can send spans, read all traces and be reached by Tempo. Policies of"
                        + " other APIs, such as Cilium's, are not read.")
                .mend("add a policy that denies everything by default, and one that allows what Tempo needs")
                .source("Kubernetes NetworkPolicy v1; NIST SP 800-53 SC-7"));
    }

    @Override
    void check(Installation tempo, Network network, Platform platform, Report report) {
        for (Direction direction : List.of(Direction.INGRESS, Direction.EGRESS)) {
            if (!network.isIsolated(direction) && !network.hasOtherApis()) {
                String way = direction == Direction.INGRESS ? "ingress to" : "egress from";
                report.add(
                        tempo.release().spot("/metadata"),
                        "no NetworkPolicy among the manifests restricts %s %s".formatted(way, network.pod()),
                        "add a policy for it, or check it together with the policies");
            }
        }
    }
}
