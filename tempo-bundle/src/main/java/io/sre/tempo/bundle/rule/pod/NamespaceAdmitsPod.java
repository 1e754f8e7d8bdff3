package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pod is one that its namespace admits. */
final class NamespaceAdmitsPod extends InstallationCheck {

    private static final Set<String> RESTRICTED_VOLUMES = Set.of(
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "gitRepo",
            "nfs",
            "iscsi",
            "glusterfs",
            "rbd",
            "flexVolume",
            "cinder",
            "cephfs",
            "flocker",
            "fc",
            "azureFile",
            "vsphereVolume",
            "quobyte",
            "azureDisk",
            "portworxVolume",
            "photonPersistentDisk",
            "scaleIO",
            "storageos");

    NamespaceAdmitsPod() {
        super(
                error("TEMPO-POD-016", "the namespace admits the pod")
                        .because(
                                "A namespace that enforces a level of Pod Security refuses a pod that does not keep to it: the StatefulSet makes no"
                                        + " pod, and says so in its events only. The chart's own defaults do not keep to restricted, in any version. Where"
                                        + " something in the set changes pods before they are admitted, it is a warning.")
                        .mend(
                                "write what is missing as tempo.securityContext and securityContext, or enforce a lower level")
                        .source(
                                "Kubernetes 1.23 to 1.34, pod-security-admission policy/check_*.go; chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        // A patch may give the pod what the chart does not.
        if (tempo.release().isPostRendered()) {
            return;
        }
        Optional<AdmissionLevel> level = tempo.namespace().flatMap(name -> AdmissionLevel.of(name, platform));
        if (level.isPresent()) {
            Report certain = AdmissionLevel.maybeMutated(platform) ? report.as(Severity.WARNING) : report;
            check(tempo, level.get(), certain);
        }
    }

    private static void check(Installation tempo, AdmissionLevel level, Report report) {
        Value pod = tempo.value("securityContext");
        SecuredContainer.forbiddenForPod(pod, level.isRestricted()).forEach(value -> forbid(value, level, report));
        for (SecuredContainer container : SecuredContainer.of(tempo)) {
            container.forbidden(level.isRestricted()).forEach(value -> forbid(value, level, report));
            List<String> lacking = level.isRestricted() ? container.lacks() : List.of();
            if (!lacking.isEmpty()) {
                report.add(
                        container.context().spot(),
                        "the namespace %s enforces %s, and the container %s lacks %s"
                                .formatted(
                                        tempo.namespace().orElseThrow(),
                                        level.name(),
                                        container.name(),
                                        String.join(", ", lacking)),
                        "write %s in %s"
                                .formatted(
                                        String.join(" and ", lacking),
                                        container.context().path()),
                        List.of(),
                        List.of(level.spot()));
            }
        }
        for (Value volume : tempo.value("extraVolumes").elements()) {
            for (Value source : volume.values()) {
                boolean refused = source.key().equals("hostPath")
                        || (level.isRestricted() && RESTRICTED_VOLUMES.contains(source.key()));
                if (refused && source.isObject()) {
                    forbid(source.spot(), source.path(), level, report);
                }
            }
        }
    }

    private static void forbid(Value value, AdmissionLevel level, Report report) {
        forbid(value.spot(), value.path() + " " + value, level, report);
    }

    private static void forbid(Spot spot, String what, AdmissionLevel level, Report report) {
        report.add(
                spot,
                "the namespace enforces %s, which forbids %s".formatted(level.name(), what),
                "leave it out, or enforce a lower level",
                List.of(),
                List.of(level.spot()));
    }
}
