package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.bundle.view.ValuesSource;
import io.sre.tempo.model.manifest.Manifest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A Secret in a repository is encrypted. */
final class SecretsAreEncrypted extends ReleaseCheck {

    SecretsAreEncrypted() {
        super(information("TEMPO-SEC-002", "the Secrets that a release uses are encrypted, or made in the cluster")
                .because(
                        "Base64 hides nothing. Whoever can read the repository, its copies and its history has the keys, and they cannot be"
                                + " taken back.")
                .mend("encrypt it with SOPS, or let an operator such as External Secrets make it")
                .source("Flux, guide \"Manage Kubernetes secrets with SOPS\""));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        Set<String> used = used(release);
        for (Manifest secret : platform.ofKind("Secret")) {
            Optional<String> namespace = platform.namespace(secret);
            boolean same = namespace.isEmpty()
                    || release.namespace().isEmpty()
                    || namespace.equals(release.namespace())
                    || namespace.equals(release.ownNamespace());
            if (same && used.contains(secret.name()) && holdsText(secret)) {
                report.add(
                        Spot.of(secret),
                        "the Secret %s, which the release uses, is not encrypted".formatted(secret.name()),
                        "encrypt it, or let an operator make it");
            }
        }
    }

    private static Set<String> used(Release release) {
        Set<String> names = new HashSet<>();
        for (ValuesSource source : release.valuesFrom()) {
            if (source.kind().equals("Secret")) {
                names.add(source.name());
            }
        }
        Value tempo = release.written().get("tempo");
        for (Value variable : tempo.get("extraEnv").elements()) {
            names.add(variable.at("valueFrom.secretKeyRef.name").text());
        }
        for (Value source : tempo.get("extraEnvFrom").elements()) {
            names.add(source.at("secretRef.name").text());
        }
        return names;
    }

    private static boolean holdsText(Manifest secret) {
        for (String field : new String[] {"stringData", "data"}) {
            Value values = Value.written(Source.of(secret)).get(field);
            if (values.values().stream().anyMatch(value -> value.literal().isPresent() && !value.isStandIn())) {
                return true;
            }
        }
        return false;
    }
}
