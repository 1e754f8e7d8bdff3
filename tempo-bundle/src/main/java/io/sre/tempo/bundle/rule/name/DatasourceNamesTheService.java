package io.sre.tempo.bundle.rule.name;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.ServiceHost;
import java.util.List;
import java.util.Optional;

/** The datasource names a Service that the release makes. */
final class DatasourceNamesTheService extends InstallationCheck {

    DatasourceNamesTheService() {
        super(error("TEMPO-NAME-001", "the datasource names the Service that the release makes")
                .because(
                        "The Service is called like the release if that contains tempo, else <release>-tempo; and a release is called <targetNamespace>-<name> unless it says its own name. A host that nobody has resolves to nothing.")
                .mend("use the name of the Service")
                .source("chart tempo 1.7.2 to 2.2.4, templates/_helpers.tpl; helm-controller 1.6"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!tempo.isNamed() || !isOnlyOne(tempo, platform)) {
            return;
        }
        for (Datasource datasource : platform.tempoDatasources()) {
            Optional<String> host = datasource.host();
            if (host.isPresent()) {
                ServiceHost asked = ServiceHost.of(host.get());
                boolean here =
                        tempo.namespace().isPresent() && asked.namespace().equals(tempo.namespace());
                boolean other = !asked.service().equals(tempo.fullName())
                        && asked.service().contains("tempo");
                if (here && other && !hasService(platform, asked, tempo)) {
                    report.add(
                            datasource.entry().get("url").spot(),
                            "the datasource asks for the Service %s, and the release %s makes one called %s"
                                    .formatted(asked.service(), tempo.release().name(), tempo.fullName()),
                            "write %s.%s"
                                    .formatted(
                                            tempo.fullName(), tempo.namespace().orElse("")),
                            List.of(),
                            List.of(tempo.release().spot("/metadata/name")));
                }
            }
        }
    }

    /** Whether no other release may be in its namespace; each cluster may have the same one there. */
    private static boolean isOnlyOne(Installation tempo, Platform platform) {
        return platform.releases().stream()
                .filter(release -> release != tempo.release())
                .filter(release ->
                        release.namespace().isEmpty() || release.namespace().equals(tempo.namespace()))
                .allMatch(release -> isSame(release, tempo, platform));
    }

    private static boolean isSame(Release release, Installation tempo, Platform platform) {
        List<Installation> others = platform.installations(release);
        return release.namespace().isPresent()
                && !others.isEmpty()
                && others.stream()
                        .allMatch(other -> other.isNamed() && other.fullName().equals(tempo.fullName()));
    }

    /** Whether the Service is there, or another chart may make it. */
    private static boolean hasService(Platform platform, ServiceHost asked, Installation tempo) {
        return !platform.named("Service", asked.service()).isEmpty()
                || platform.ofKind("HelmRelease").stream()
                        .anyMatch(release -> !release.name().isEmpty()
                                && !release.name().equals(tempo.manifest().name())
                                && asked.service().startsWith(release.name()));
    }
}
