package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Redaction;

/** Keys are kept in Secrets. */
final class KeysAreNotInValues extends ReleaseCheck {

    KeysAreNotInValues() {
        super(
                warning("TEMPO-SEC-001", "no key or password stands in the values")
                        .because(
                                "What stands in the values is in the repository, in the HelmRelease, in Helm's release and, for Tempo's settings, in"
                                        + " a ConfigMap that everybody in the namespace can read.")
                        .mend(
                                "keep it in a Secret and give it to the process as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY by"
                                        + " tempo.extraEnv, or use a role")
                        .source(
                                "Tempo 2.3.1 tempodb/backend/s3/s3.go, order of credentials; chart tempo, templates/configmap-tempo.yaml"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        release.texts().forEach(value -> {
            if (isKey(value) && isOpenly(value) && !value.text().isBlank()) {
                report.add(value, "%s is written in plain text".formatted(value.path()), "keep it in a Secret");
            }
        });
        for (Value variable : release.written().at("tempo.extraEnv").elements()) {
            Value value = variable.get("value");
            String name = variable.get("name").text();
            // This one is the path of a file.
            boolean secret = Redaction.isSecret(name) && !name.equals("GOOGLE_APPLICATION_CREDENTIALS");
            if (secret && isOpenly(value) && !value.text().isBlank()) {
                report.add(
                        value,
                        "the variable %s is written in plain text".formatted(name),
                        "take it from a Secret by valueFrom.secretKeyRef");
            }
        }
    }

    /** A name in a list, a label or an annotation is no key. */
    private static boolean isKey(Value value) {
        String key = value.key();
        return Redaction.isSecret(key)
                && !key.endsWith("]")
                && !key.startsWith("existing")
                && !value.path().contains("nnotations.")
                && !value.path().contains("abels.");
    }

    private static boolean isOpenly(Value value) {
        boolean inSecret = value.spot()
                .source()
                .manifest()
                .filter(manifest -> manifest.kind().equals("Secret"))
                .isPresent();
        // A value that the chart takes for a template says where the key is.
        boolean literal = value.literal().filter(text -> !text.contains("{{")).isPresent();
        return literal && value.isWritten() && !value.isStandIn() && !inSecret;
    }
}
