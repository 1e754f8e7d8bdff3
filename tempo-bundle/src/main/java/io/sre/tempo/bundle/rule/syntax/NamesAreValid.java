package io.sre.tempo.bundle.rule.syntax;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.syntax.Syntax;
import java.util.Set;
import java.util.regex.Pattern;

/** Names are written as Kubernetes wants them. */
final class NamesAreValid extends Check {

    private static final Set<String> KINDS = Set.of(
            "Namespace",
            "Service",
            "ConfigMap",
            "Secret",
            "ServiceAccount",
            "NetworkPolicy",
            "StatefulSet",
            "Deployment",
            "HelmRelease",
            "HelmRepository",
            "OCIRepository",
            "Kustomization");

    /** What somebody may fill in before the file is applied: {@code APP_NAME}, {@code NAME}, {@code web-__BRANCH__}, {@code _}. */
    private static final Pattern STAND_IN = Pattern.compile("_++|[A-Z]{3,}+|.*(?:__[A-Z]|[A-Z]_[A-Z]).*");

    NamesAreValid() {
        super(
                error("TEMPO-SYN-001", "names are written as Kubernetes wants them")
                        .because(
                                "The API server refuses a name with a capital letter, an underscore or too many characters, and before Kubernetes 1.36"
                                        + " one of a Service that begins with a digit. Names such as APP_NAME and __BRANCH__ may be filled in before.")
                        .mend("use small letters, digits and hyphens")
                        .source(
                                "Kubernetes 1.34, apimachinery pkg/api/validation, run; Kubernetes 1.37, pkg/features, RelaxedServiceNameValidation"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Manifest manifest : platform.resources()) {
            String name = manifest.name();
            Syntax syntax = switch (manifest.kind()) {
                case "Namespace" -> Syntax.DNS_LABEL;
                case "Service" -> manifest.apiVersion().equals("v1") ? Syntax.SERVICE_NAME : Syntax.DNS_SUBDOMAIN;
                default -> Syntax.DNS_SUBDOMAIN;
            };
            // What Kustomize reads never gets to the API server.
            boolean applied =
                    KINDS.contains(manifest.kind()) && !manifest.apiVersion().startsWith("kustomize.config.k8s.io/");
            boolean given = syntax == Syntax.DNS_LABEL
                    && manifest.namespace().isEmpty()
                    && platform.namespace(manifest).isPresent();
            if (applied && isPlain(name) && !given && !syntax.accepts(name)) {
                boolean later = syntax == Syntax.SERVICE_NAME && Syntax.DNS_LABEL.accepts(name);
                (later || isStandIn(name) ? report.as(Severity.WARNING) : report.about(manifest.file(), platform))
                        .add(
                                Spot.of(manifest, "/metadata/name"),
                                "\"%s\" %s".formatted(name, syntax.rule()),
                                syntax.mend(name));
            }
            String namespace = manifest.namespace();
            if (applied && isPlain(namespace) && !Syntax.DNS_LABEL.accepts(namespace)) {
                (isStandIn(namespace) ? report.as(Severity.WARNING) : report.about(manifest.file(), platform))
                        .add(
                                Spot.of(manifest, "/metadata/namespace"),
                                "\"%s\" %s".formatted(namespace, Syntax.DNS_LABEL.rule()),
                                Syntax.DNS_LABEL.mend(namespace));
            }
        }
    }

    private static boolean isStandIn(String name) {
        return STAND_IN.matcher(name).matches();
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && !name.contains("${") && !name.contains("{{");
    }
}
