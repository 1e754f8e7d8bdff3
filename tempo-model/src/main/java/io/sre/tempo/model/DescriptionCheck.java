package io.sre.tempo.model;

import static io.sre.tempo.model.syntax.Syntax.CIDR;
import static io.sre.tempo.model.syntax.Syntax.CPU;
import static io.sre.tempo.model.syntax.Syntax.DNS_LABEL;
import static io.sre.tempo.model.syntax.Syntax.DNS_SUBDOMAIN;
import static io.sre.tempo.model.syntax.Syntax.FLUX_DURATION;
import static io.sre.tempo.model.syntax.Syntax.GO_DURATION;
import static io.sre.tempo.model.syntax.Syntax.LABEL_VALUE;
import static io.sre.tempo.model.syntax.Syntax.PROMETHEUS_DURATION;
import static io.sre.tempo.model.syntax.Syntax.RELEASE_NAME;
import static io.sre.tempo.model.syntax.Syntax.SERVICE_NAME;
import static io.sre.tempo.model.syntax.Syntax.SIZE;

import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Quantities;
import io.sre.tempo.model.syntax.Syntax;
import java.util.HashSet;
import io.sre.tempo.model.syntax.HostPort;
import io.sre.tempo.model.syntax.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Walks a whole description and collects everything that can never work, in the order of its accessors. */
final class DescriptionCheck {

    /** A StatefulSet's pods carry its name and ten more characters in a label of at most 63. */
    private static final int LONGEST_FULL_NAME = 52;

    /** The value of a label is no longer. */
    private static final int LONGEST_OBJECT_NAME = 63;

    private final Tempo tempo;
    private final Problems problems;

    private DescriptionCheck(Tempo tempo, Problems problems) {
        this.tempo = tempo;
        this.problems = problems;
    }

    static void check(Tempo tempo) {
        Problems problems = Problems.none();
        new DescriptionCheck(tempo, problems).all();
        problems.orThrow("Tempo description");
    }

    private void all() {
        if (problems.present("storage", tempo.storage())) {
            StorageCheck.check(tempo, problems.at("storage"));
        }
        Optional<TempoChart> chart = chart();
        names();
        ReceiverCheck.check(tempo, chart, problems);
        tempo.metricsGenerator()
                .ifPresent(generator -> GeneratorCheck.check(tempo, generator, chart, problems.at("metricsGenerator")));
        persistence();
        problems.check("retention", tempo.retention(), GO_DURATION);
        resources();
        podSecurity();
        mesh();
        neighbours();
        peers(problems, "senders", tempo.senders());
        peers(problems, "queriers", tempo.queriers());
        serviceMonitor(chart);
        flux(chart);
        controls();
        if (problems.check("partOf", tempo.partOf(), LABEL_VALUE)
                && tempo.partOf().isEmpty()) {
            problems.add("partOf", "", "must not be empty", "name the platform that Tempo is a part of");
        }
    }

    private Optional<TempoChart> chart() {
        String version = tempo.chartVersion();
        if (!problems.present("chartVersion", version)) {
            return Optional.empty();
        }
        Optional<TempoChart> chart = TempoChart.find(version);
        if (chart.isEmpty()) {
            problems.add(
                    "chartVersion",
                    version,
                    "must be an exact chart version from 1.7.2 to 2.2.4 that this library knows",
                    "the nearest is \"%s\""
                            .formatted(TempoChart.nearest(version).version()));
        }
        chart.flatMap(TempoChart::defect)
                .ifPresent(defect -> problems.add(
                        "chartVersion",
                        version,
                        "must be a chart that starts: " + defect,
                        "choose \"2.2.2\" or later, or \"2.2.0\""));
        return chart;
    }

    private void names() {
        problems.check("name", tempo.name(), DNS_SUBDOMAIN);
        if (problems.check("releaseName", tempo.releaseName(), RELEASE_NAME)) {
            String fullName = TempoChart.fullName(tempo.releaseName());
            if (fullName.length() > LONGEST_FULL_NAME) {
                problems.add(
                        "releaseName",
                        tempo.releaseName(),
                        "must give a StatefulSet name of at most %d characters, not \"%s\""
                                .formatted(LONGEST_FULL_NAME, fullName),
                        "shorten it");
            }
        }
        if (tempo.name() != null && tempo.name().length() > LONGEST_OBJECT_NAME) {
            problems.add(
                    "name",
                    tempo.name(),
                    "must be at most %d characters: Flux puts it into a label of every object"
                            .formatted(LONGEST_OBJECT_NAME),
                    "shorten it");
        }
        problems.check("namespace", tempo.namespace(), DNS_LABEL);
        problems.check("targetNamespace", tempo.targetNamespace(), DNS_LABEL);
        ownNamespace();
    }

    /** The policies close every pod of the namespace, and the namespace itself is one of the manifests. */
    private void ownNamespace() {
        String namespace = tempo.releaseNamespace();
        Neighbours neighbours = tempo.neighbours();
        if (namespace == null || neighbours == null) {
            return;
        }
        boolean shared = namespace.startsWith("kube-")
                || Stream.of(
                                neighbours.grafana(),
                                neighbours.prometheus(),
                                neighbours.loki(),
                                neighbours.istio(),
                                neighbours.dns())
                        .anyMatch(neighbour -> neighbour != null && namespace.equals(neighbour.namespace()));
        if (shared) {
            problems.add(
                    tempo.targetNamespace().isPresent() ? "targetNamespace" : "namespace",
                    namespace,
                    "must be Tempo's own: default-deny closes every pod of it, and its neighbours would be cut off",
                    "choose another, such as \"tempo\"");
        }
    }

    private void persistence() {
        Persistence persistence = tempo.persistence();
        if (!problems.present("persistence", persistence)) {
            return;
        }
        Problems at = problems.at("persistence");
        at.check("size", persistence.size(), SIZE);
        at.check("storageClassName", persistence.storageClassName(), DNS_SUBDOMAIN);
        if (tempo.storage() instanceof LocalStorage && !persistence.enabled()) {
            at.add(
                    "enabled",
                    false,
                    "must be true with local storage: without a volume every trace is lost on a restart",
                    "leave persistence on, or use S3Storage");
        }
    }

    private void resources() {
        Resources resources = tempo.resources();
        if (!problems.present("resources", resources)) {
            return;
        }
        Problems at = problems.at("resources");
        at.check("cpuRequest", resources.cpuRequest(), CPU);
        at.check("memoryRequest", resources.memoryRequest(), SIZE);
        at.check("cpuLimit", resources.cpuLimit(), CPU);
        at.check("memoryLimit", resources.memoryLimit(), SIZE);
        resources.cpuLimit().ifPresent(limit -> notAbove(at, "cpuRequest", resources.cpuRequest(), limit));
        notAbove(at, "memoryRequest", resources.memoryRequest(), resources.memoryLimit());
    }

    private static void notAbove(Problems at, String part, String request, String limit) {
        boolean above = request != null
                && limit != null
                && Quantities.amount(request)
                        .flatMap(asked -> Quantities.amount(limit).map(allowed -> asked.compareTo(allowed) > 0))
                        .orElse(false);
        if (above) {
            at.add(
                    part,
                    request,
                    "must not be above the limit \"%s\"".formatted(limit),
                    "lower it, or raise the limit");
        }
    }

    private void podSecurity() {
        PodSecurity security = tempo.podSecurity();
        if (!problems.present("podSecurity", security)) {
            return;
        }
        Problems at = problems.at("podSecurity");
        id(at, "runAsUser", security.runAsUser());
        id(at, "runAsGroup", security.runAsGroup());
        id(at, "fsGroup", security.fsGroup());
        if (tempo.mesh() != null && tempo.mesh().mode() == Mesh.Mode.SIDECAR) {
            notTheProxy(at, "runAsUser", security.runAsUser());
            notTheProxy(at, "runAsGroup", security.runAsGroup());
        }
    }

    /** What the proxy sends goes around the mesh, and so would what Tempo sends. */
    private static void notTheProxy(Problems at, String part, long id) {
        if (id == 1337) {
            at.add(part, id, "must not be that of the mesh's proxy", "choose another, such as 10001");
        }
    }

    private static void id(Problems at, String part, long id) {
        if (id < 1 || id > Integer.MAX_VALUE) {
            at.add(part, id, "must be an id from 1 to 2147483647; 0 is root", "use the image's own, 10001");
        }
    }

    private void mesh() {
        Mesh mesh = tempo.mesh();
        if (!problems.present("mesh", mesh) || !problems.at("mesh").present("mode", mesh.mode())) {
            return;
        }
        problems.at("mesh").check("revision", mesh.revision(), DNS_LABEL);
        if (mesh.revision().isPresent() && mesh.mode() != Mesh.Mode.SIDECAR) {
            problems.at("mesh")
                    .add(
                            "revision",
                            mesh.revision().get(),
                            "must be empty without sidecars: only they are injected by revision",
                            "leave it out");
        }
    }

    private void neighbours() {
        Neighbours neighbours = tempo.neighbours();
        if (!problems.present("neighbours", neighbours)) {
            return;
        }
        Problems at = problems.at("neighbours");
        neighbour(at, "grafana", neighbours.grafana());
        neighbour(at, "prometheus", neighbours.prometheus());
        neighbour(at, "loki", neighbours.loki());
        neighbour(at, "istio", neighbours.istio());
        neighbour(at, "dns", neighbours.dns());
    }

    private void neighbour(Problems all, String part, Neighbour neighbour) {
        if (!all.present(part, neighbour)) {
            return;
        }
        Problems at = all.at(part);
        at.check("namespace", neighbour.namespace(), DNS_LABEL);
        at.check("service", neighbour.service(), SERVICE_NAME);
        at.labels("namespaceLabels", neighbour.namespaceLabels());
        at.labels("podLabels", neighbour.podLabels());
        at.check("datasourceUid", neighbour.datasourceUid(), Syntax.GRAFANA_UID);
        if (neighbour.ports().isEmpty()) {
            at.add("ports", neighbour.ports(), "must name the port that its pods listen on", "add it");
        }
        ports(at, neighbour.ports());
    }

    private static void ports(Problems at, List<Integer> ports) {
        for (int index = 0; index < ports.size(); index++) {
            String part = "ports[%d]".formatted(index);
            if (at.present(part, ports.get(index))) {
                at.port(part, ports.get(index));
            }
        }
    }

    static void peers(Problems problems, String part, List<Pods> peers) {
        for (int index = 0; index < peers.size(); index++) {
            String one = "%s[%d]".formatted(part, index);
            if (problems.present(one, peers.get(index))) {
                pods(problems.at(one), peers.get(index));
            }
        }
    }

    static void pods(Problems at, Pods pods) {
        at.labels("namespaceLabels", pods.namespaceLabels());
        at.labels("podLabels", pods.podLabels());
        String namespace = pods.namespaceLabels().get(Pods.NAMESPACE_NAME);
        if (namespace != null && Syntax.LABEL_VALUE.accepts(namespace)) {
            at.check("namespaceLabels[%s]".formatted(Pods.NAMESPACE_NAME), namespace, DNS_LABEL);
        }
    }

    /** Where an address is, the blocks must hold it: policies open those, and nothing else. */
    static void location(Problems at, Location location, Optional<HostPort> called) {
        location(at, location);
        Optional<Cidr> address = called.flatMap(host -> Cidr.ofAddress(host.host()));
        if (address.isPresent() && location instanceof Location.Outside outside) {
            List<Cidr> blocks =
                    outside.cidrs().stream().map(Cidr::parse).flatMap(Optional::stream).toList();
            boolean held = blocks.stream().anyMatch(block -> block.contains(address.get()));
            if (!held && blocks.size() == outside.cidrs().size() && !blocks.isEmpty()) {
                at.add("cidrs", outside.cidrs(), "must hold the address %s".formatted(called.get().host()), "add \"%s\"".formatted(address.get()));
            }
        }
    }

    private static void location(Problems at, Location location) {
        if (location instanceof Location.InCluster inside) {
            if (at.present("pods", inside.pods())) {
                pods(at.at("pods"), inside.pods());
            }
            at.port("targetPort", inside.targetPort());
        } else if (location instanceof Location.Outside outside) {
            for (int index = 0; index < outside.cidrs().size(); index++) {
                at.check("cidrs[%d]".formatted(index), outside.cidrs().get(index), CIDR);
            }
        }
    }

    private void serviceMonitor(Optional<TempoChart> chart) {
        ServiceMonitor monitor = tempo.serviceMonitor();
        if (!problems.present("serviceMonitor", monitor)) {
            return;
        }
        Problems at = problems.at("serviceMonitor");
        at.check("interval", monitor.interval(), PROMETHEUS_DURATION);
        at.labels("labels", monitor.labels());
        Set<String> reserved = new HashSet<>(Set.of("app", "chart", "heritage"));
        if (chart.filter(TempoChart::labelsServiceMonitorWithRelease).isPresent()) {
            reserved.add("release");
        }
        monitor.labels().keySet().stream()
                .filter(key -> key != null && reserved.contains(key))
                .forEach(key -> at.add(
                        "labels",
                        key,
                        "must not be a label that the chart sets by itself: Flux refuses the key twice",
                        key.equals("release")
                                ? "use chart 1.21.1 or later, or select by another label"
                                : "choose another"));
    }

    private void flux(Optional<TempoChart> chart) {
        FluxDelivery flux = tempo.flux();
        if (!problems.present("flux", flux)) {
            return;
        }
        Problems at = problems.at("flux");
        at.check("interval", flux.interval(), FLUX_DURATION);
        at.check("timeout", flux.timeout(), FLUX_DURATION);
        if (flux.retries() < -1) {
            at.add("retries", flux.retries(), "must be -1 for ever, 0 for never, or a count", "write 3");
        }
        flux.chartSource().ifPresent(source -> chartSource(at.at("chartSource"), source, chart));
        Set<ReleaseReference> seen = new HashSet<>();
        for (int index = 0; index < flux.dependsOn().size(); index++) {
            dependency(at, "dependsOn[%d]".formatted(index), flux.dependsOn().get(index), seen);
        }
    }

    private void dependency(Problems flux, String part, ReleaseReference reference, Set<ReleaseReference> seen) {
        if (!flux.present(part, reference)) {
            return;
        }
        flux.at(part).check("name", reference.name(), DNS_SUBDOMAIN);
        flux.at(part).check("namespace", reference.namespace(), DNS_LABEL);
        if (reference.equals(new ReleaseReference(tempo.name(), tempo.namespace()))) {
            flux.add(part, reference, "must not be the release itself: it would wait for ever", "leave it out");
        }
        if (!seen.add(reference)) {
            flux.add(part, reference, "must not be there twice", "leave it out");
        }
    }

    private static void chartSource(Problems at, ChartSource source, Optional<TempoChart> chart) {
        at.present("kind", source.kind());
        at.check("name", source.name(), DNS_SUBDOMAIN);
        at.check("namespace", source.namespace(), DNS_LABEL);
        if (at.present("home", source.home())
                && chart.filter(known -> !known.isPublishedAt(source.home())).isPresent()) {
            at.add(
                    "home",
                    source.home(),
                    "must have the chart's version: the frozen home ends at 1.24.4",
                    "use ChartHome.COMMUNITY");
        }
    }

    private void controls() {
        NistControls controls = tempo.controls();
        if (!problems.present("controls", controls)) {
            return;
        }
        Set<NistControl> seen = new HashSet<>();
        for (int index = 0; index < controls.list().size(); index++) {
            String part = "controls[%d]".formatted(index);
            NistControl control = controls.list().get(index);
            if (problems.present(part, control)
                    && problems.check(part, control.id(), Syntax.CONTROL_ID)
                    && !seen.add(control)) {
                problems.add(part, control.id(), "must not be there twice", "leave it out");
            }
        }
    }
}
