package io.sre.tempo.bundle.rule.name;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
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
        for (Datasource datasource : platform.tempoDatasources()) {
            Optional<String> host = datasource.host();
            if (host.isPresent() && platform.releases().size() == 1 && tempo.isNamed()) {
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

    /** Whether the Service is there, or another chart may make it. */
    private static boolean hasService(Platform platform, ServiceHost asked, Installation tempo) {
        return !platform.named("Service", asked.service()).isEmpty()
                || platform.ofKind("HelmRelease").stream()
                        .anyMatch(release -> !release.name().isEmpty()
                                && !release.name().equals(tempo.manifest().name())
                                && asked.service().startsWith(release.name()));
    }
}
