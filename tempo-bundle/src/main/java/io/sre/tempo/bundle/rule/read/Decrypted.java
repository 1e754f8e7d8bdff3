package io.sre.tempo.bundle.rule.read;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.manifest.Unread;
import java.util.List;

/** Encrypted files cannot be checked. */
final class Decrypted extends Check {

    Decrypted() {
        super(information("TEMPO-READ-004", "encrypted files are decrypted before they are checked")
                .because("What SOPS encrypted was not checked.")
                .mend("decrypt it first, if it should be checked")
                .source("SOPS 3"));
    }

    @Override
    public void check(Platform platform, Report report) {
        ReadRules.report(platform.manifests().unread(), List.of(Unread.Reason.ENCRYPTED), report);
    }
}
