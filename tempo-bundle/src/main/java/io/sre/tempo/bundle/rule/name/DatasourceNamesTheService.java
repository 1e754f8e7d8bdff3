package io.sre.tempo.bundle.rule.name;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.ServiceHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The datasources of Tempo whose host says its namespace, by that. */
    private record Asking(Map<String, List<Asked>> byNamespace) {

        static Asking of(Platform platform) {
            Map<String, List<Asked>> found = new HashMap<>();
            for (Datasource datasource : platform.tempoDatasources()) {
                Optional<ServiceHost> host = datasource.host().map(ServiceHost::of);
                host.flatMap(ServiceHost::namespace)
                        .ifPresent(namespace -> found.computeIfAbsent(namespace, any -> new ArrayList<>())
                                .add(new Asked(datasource, host.get())));
            }
            return new Asking(found);
        }
    }

    private record Asked(Datasource datasource, ServiceHost host) {}

    /** The releases by their namespaces, of which the name is empty for those that may be anywhere. */
    private record Releases(Map<String, List<Release>> byNamespace) {

        static Releases of(Platform platform) {
            Map<String, List<Release>> found = new HashMap<>();
            for (Release release : platform.releases()) {
                found.computeIfAbsent(release.namespace().orElse(""), any -> new ArrayList<>())
                        .add(release);
            }
            return new Releases(found);
        }
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!tempo.isNamed() || tempo.namespace().isEmpty()) {
            return;
        }
        String namespace = tempo.namespace().get();
        Asking all = platform.derived(Asking.class, Asking::of);
        for (Asked asked : all.byNamespace().getOrDefault(namespace, List.of())) {
            String service = asked.host().service();
            boolean other = !service.equals(tempo.fullName()) && service.contains("tempo");
            if (other && isOnlyOne(tempo, namespace, platform) && !hasService(platform, service, tempo)) {
                report.add(
                        asked.datasource().entry().get("url").spot(),
                        "the datasource asks for the Service %s, and the release %s makes one called %s"
                                .formatted(service, tempo.release().name(), tempo.fullName()),
                        "write %s.%s".formatted(tempo.fullName(), namespace),
                        List.of(),
                        List.of(tempo.release().spot("/metadata/name")));
            }
        }
    }

    /** Whether no other release may be in its namespace; each cluster may have the same one there. */
    private static boolean isOnlyOne(Installation tempo, String namespace, Platform platform) {
        Map<String, List<Release>> releases =
                platform.derived(Releases.class, Releases::of).byNamespace();
        return !releases.containsKey("")
                && releases.getOrDefault(namespace, List.of()).stream()
                        .filter(release -> release != tempo.release())
                        .allMatch(release -> isSame(release, tempo, platform));
    }

    private static boolean isSame(Release release, Installation tempo, Platform platform) {
        List<Installation> others = platform.installations(release);
        return !others.isEmpty()
                && others.stream()
                        .allMatch(other -> other.isNamed() && other.fullName().equals(tempo.fullName()));
    }

    /** Whether the Service is there, or another chart may make it. */
    private static boolean hasService(Platform platform, String asked, Installation tempo) {
        return !platform.named("Service", asked).isEmpty()
                || platform.ofKind("HelmRelease").stream()
                        .anyMatch(release -> !release.name().isEmpty()
                                && !release.name().equals(tempo.manifest().name())
                                && asked.startsWith(release.name()));
    }
}
