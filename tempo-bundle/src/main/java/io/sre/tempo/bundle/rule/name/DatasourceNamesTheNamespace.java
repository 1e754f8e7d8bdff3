package io.sre.tempo.bundle.rule.name;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.ServiceHost;
import io.sre.tempo.model.manifest.Manifest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The datasource looks for Tempo in the namespace that Tempo is in. */
final class DatasourceNamesTheNamespace extends Check {

    DatasourceNamesTheNamespace() {
        super(warning("TEMPO-NAME-007", "the datasource asks in the namespace that Tempo is in")
                .because(
                        "The name of a Service is one of its namespace. In another one there is no such Service, unless somebody makes one, and"
                                + " the host resolves to nothing.")
                .mend("write the namespace of the release behind the name of the Service")
                .source("Kubernetes 1.33, DNS for Services and Pods"));
    }

    @Override
    public void check(Platform platform, Report report) {
        List<Installation> all = platform.installations();
        boolean known = all.size() == platform.releases().size()
                && all.stream().allMatch(tempo -> tempo.namespace().isPresent() && tempo.isNamed());
        if (!known || all.isEmpty()) {
            return;
        }
        Map<String, Map<Optional<String>, Release>> byService = new HashMap<>();
        for (Installation tempo : all) {
            byService
                    .computeIfAbsent(tempo.fullName(), service -> new LinkedHashMap<>())
                    .put(tempo.namespace(), tempo.release());
        }
        for (Datasource datasource : platform.tempoDatasources()) {
            ServiceHost host = ServiceHost.of(datasource.host().orElse(""));
            Map<Optional<String>, Release> named = byService.getOrDefault(host.service(), Map.of());
            if (!named.isEmpty() && !named.containsKey(host.namespace())) {
                check(datasource, host, named.values().iterator().next(), platform, report);
            }
        }
    }

    private static void check(
            Datasource datasource, ServiceHost host, Release release, Platform platform, Report report) {
        Optional<String> namespace = host.namespace();
        if (namespace.isEmpty() || !isKnown(platform, host, datasource) || isMade(platform, host)) {
            return;
        }
        report.add(
                datasource.entry().get("url").spot(),
                "the datasource asks for %s in the namespace %s, and the release is in %s"
                        .formatted(
                                host.service(),
                                namespace.get(),
                                release.namespace().orElse("")),
                "write %s.%s".formatted(host.service(), release.namespace().orElse("")),
                List.of(),
                List.of(release.spot("/metadata")));
    }

    /** Whether the second part is a namespace, and not the domain of somebody's network. */
    private static boolean isKnown(Platform platform, ServiceHost host, Datasource datasource) {
        return datasource.host().orElse("").contains(".svc")
                || platform.resources().stream()
                        .map(platform::namespace)
                        .anyMatch(namespace -> namespace.isPresent() && namespace.equals(host.namespace()));
    }

    /** Whether there is such a Service, or another release that may make one. */
    private static boolean isMade(Platform platform, ServiceHost host) {
        for (Manifest service : platform.named("Service", host.service())) {
            Optional<String> namespace = platform.namespace(service);
            if ((namespace.isEmpty() || namespace.equals(host.namespace()))) {
                return true;
            }
        }
        return platform.ofKind("HelmRelease").stream()
                .filter(release -> platform.releases().stream().noneMatch(tempo -> tempo.manifest() == release))
                .anyMatch(release -> host.service().startsWith(release.name()));
    }
}
