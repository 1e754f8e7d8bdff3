package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.Set;

/** A security context has the fields of what it is for. */
final class SecurityContextFieldsFit extends InstallationCheck {

    private static final Set<String> OF_PODS_ONLY =
            Set.of("fsGroup", "fsGroupChangePolicy", "supplementalGroups", "supplementalGroupsPolicy", "sysctls");
    private static final Set<String> OF_CONTAINERS_ONLY =
            Set.of("allowPrivilegeEscalation", "capabilities", "privileged", "procMount", "readOnlyRootFilesystem");

    SecurityContextFieldsFit() {
        super(warning("TEMPO-KEY-007", "the security contexts of pod and container have the fields of their kind")
                .because(
                        "securityContext is the pod's, although a comment in values.yaml says otherwise; tempo.securityContext is the"
                                + " container's. A field of the other kind is refused or dropped by Kubernetes.")
                .mend("move the field to the other security context")
                .source("chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; Kubernetes core/v1"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Value field : tempo.value("securityContext").values()) {
            if (OF_CONTAINERS_ONLY.contains(field.key())) {
                report(field, "pod", "tempo.securityContext", report);
            }
        }
        for (String path : List.of("tempo.securityContext", "tempoQuery.securityContext")) {
            for (Value field : tempo.value(path).values()) {
                if (OF_PODS_ONLY.contains(field.key())) {
                    report(field, "container", "securityContext", report);
                }
            }
        }
    }

    private static void report(Value field, String kind, String place, Report report) {
        report.add(
                field,
                "the security context of a %s has no field %s".formatted(kind, field.key()),
                "write it as %s.%s".formatted(place, field.key()));
    }
}
