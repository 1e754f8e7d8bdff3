package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** Both halves of the credentials are there. */
final class KeysComeInPairs extends InstallationCheck {

    KeysComeInPairs() {
        super(warning("TEMPO-SEC-008", "access_key and secret_key are both written, or neither")
                .because(
                        "The S3 client does not use one without the other: it goes on to the environment and to the role of the pod, and"
                                + " without them asks as nobody: \"Access Denied\".")
                .mend("write both, or neither and give the keys by the environment")
                .source("Tempo 2.3.1 and 2.10.8, minio-go credentials, by running them"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (tempo.replacesConfig()
                || !tempo.value("tempo.storage.trace.backend").text().equals("s3")) {
            return;
        }
        Value access = tempo.value("tempo.storage.trace.s3.access_key");
        Value secret = tempo.value("tempo.storage.trace.s3.secret_key");
        if (access.isEmpty() != secret.isEmpty()) {
            Value alone = access.isEmpty() ? secret : access;
            String other = access.isEmpty() ? "access_key" : "secret_key";
            report.add(alone, "there is %s and no %s".formatted(alone.key(), other), "write both, or neither");
        }
    }
}
