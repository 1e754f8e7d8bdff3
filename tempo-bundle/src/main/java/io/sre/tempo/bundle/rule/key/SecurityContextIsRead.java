package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;

/** A security context is one that the chart reads. */
final class SecurityContextIsRead extends UnreadCheck {

    SecurityContextIsRead() {
        super(
                warning("TEMPO-KEY-006", "every security context is one that the chart reads")
                        .because(
                                "The chart has securityContext for the pod and tempo.securityContext for the container, and no other."
                                        + " A container that was meant to be hardened is not.")
                        .mend("write the pod's as securityContext, the container's as tempo.securityContext")
                        .source("chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml"),
                Cause.SECURITY_CONTEXT);
    }

    @Override
    void report(Value unread, Installation tempo, Report report) {
        boolean ofPod = unread.key().equals("podSecurityContext");
        report.add(
                unread,
                "no template reads %s: the %s is not hardened by it"
                        .formatted(unread.path(), ofPod ? "pod" : "container"),
                "write it as %s".formatted(ofPod ? "securityContext" : "tempo.securityContext"));
    }
}
