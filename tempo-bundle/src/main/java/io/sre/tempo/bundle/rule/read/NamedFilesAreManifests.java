package io.sre.tempo.bundle.rule.read;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Unread;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A file that was named is a manifest, or else something that is known. */
final class NamedFilesAreManifests extends Check {

    NamedFilesAreManifests() {
        super(information("TEMPO-READ-008", "a file that is named is a manifest, or provisions Grafana")
                .because("Of a document without apiVersion and kind nobody can tell what it is: it was not checked.")
                .mend("check it together with what refers to it, or leave it out")
                .source("Kubernetes 1.31, API concepts"));
    }

    @Override
    public void check(Platform platform, Report report) {
        Set<String> provisioning = new HashSet<>();
        for (Document document : platform.manifests().others()) {
            if (document.tree().path("datasources").isArray()) {
                provisioning.add(document.place());
            }
        }
        for (Unread unread : platform.manifests().unread()) {
            if (!provisioning.contains(unread.file() + ":" + unread.line())) {
                ReadRules.report(List.of(unread), List.of(Unread.Reason.NO_MANIFEST), report);
            }
        }
    }
}
