package io.sre.tempo.model;

import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.chart.Processor;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.chart.TempoChart;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Good descriptions for tests: named ones, and any from the whole space. */
public final class Descriptions {

    private Descriptions() {}

    /** {@return a bucket at AWS} */
    public static S3Storage awsBucket() {
        return S3Storage.builder()
                .endpoint("s3.eu-west-1.amazonaws.com")
                .bucket("traces")
                .build();
    }

    /** {@return a bucket in the cluster} */
    public static S3Storage minioBucket() {
        return S3Storage.builder()
                .endpoint("minio.minio.svc:9000")
                .bucket("traces")
                .insecure(true)
                .build();
    }

    /** {@return a description with nothing but a bucket at AWS} */
    public static Tempo minimal() {
        return Tempo.builder().storage(awsBucket()).build();
    }

    /** {@return the bucket in the cluster, with metrics generated for the platform's Prometheus} */
    public static Tempo withGenerator() {
        return Tempo.builder()
                .storage(minioBucket())
                .metricsGenerator(MetricsGenerator.to(Neighbours.ofPlatform().prometheus()))
                .build();
    }

    /** {@return every kind of credentials} */
    public static List<S3Credentials> credentials() {
        return List.of(
                S3Credentials.fromSecret("tempo-s3-credentials"),
                S3Credentials.fromSecret("keys", "id", "secret"),
                S3Credentials.fromEnvironment("S3_ACCESS_KEY", "S3_SECRET_KEY", "tempo-s3-credentials"),
                S3Credentials.fromFluxValues("tempo-s3-credentials"),
                S3Credentials.awsRole("arn:aws:iam::111122223333:role/tempo"),
                S3Credentials.plainTextInManifests("literal-access-key", "literal-secret-key"));
    }

    /** {@return any description that can be built} */
    public static Arbitrary<Tempo> any() {
        return soundCharts().flatMap(Descriptions::any).withoutEdgeCases();
    }

    private static Arbitrary<TempoChart> soundCharts() {
        return Arbitraries.of(TempoChart.known()).filter(chart -> chart.defect().isEmpty());
    }

    private static Arbitrary<Tempo> any(TempoChart chart) {
        Arbitrary<Parts> parts = Combinators.combine(
                        storages(),
                        receivers(chart),
                        generators(chart).optional(),
                        persistences(),
                        meshes(),
                        deliveries(chart))
                .as(Parts::new);
        return Combinators.combine(parts, names(), peers(), monitors(chart), controls(), retentions())
                .as((some, name, senders, monitor, controls, retention) -> Tempo.builder()
                        .storage(some.storage)
                        .chartVersion(chart.version())
                        .name(name.name)
                        .releaseName(name.releaseName)
                        .namespace(name.namespace)
                        .targetNamespace(name.targetNamespace)
                        .receivers(some.receivers)
                        .metricsGenerator(some.generator)
                        .persistence(
                                some.storage instanceof LocalStorage ? Persistence.ofSize("20Gi") : some.persistence)
                        .mesh(some.mesh)
                        .addAllSenders(senders)
                        .serviceMonitor(monitor)
                        .flux(some.delivery)
                        .controls(controls)
                        .retention(retention)
                        .build());
    }

    private record Parts(
            Storage storage,
            Receivers receivers,
            Optional<MetricsGenerator> generator,
            Persistence persistence,
            Mesh mesh,
            FluxDelivery delivery) {}

    private record Names(String name, String releaseName, String namespace, Optional<String> targetNamespace) {}

    private static Arbitrary<Names> names() {
        return Combinators.combine(
                        label(), Arbitraries.oneOf(label(), Arbitraries.just("tempo")), label(), label().optional())
                .as(Names::new);
    }

    private static Arbitrary<String> label() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('0', '9', '-')
                .ofMinLength(0)
                .ofMaxLength(20)
                .map(text -> "a" + text + "z");
    }

    private static Arbitrary<Storage> storages() {
        Arbitrary<Optional<Location>> locations = locations().optional();
        Arbitrary<Storage> s3 = Combinators.combine(
                        Arbitraries.of(
                                "s3.eu-west-1.amazonaws.com",
                                "minio.minio.svc:9000",
                                "rgw.rook.svc.cluster.local:8080",
                                "storage.example.org",
                                "minio.storage.svc.cluster.local.:9000",
                                "192.0.2.7:9000",
                                "[2001:db8::7]:9000"),
                        Arbitraries.of("traces", "a.b-c.123", "tempo-blocks-eu"),
                        Arbitraries.of("eu-west-1", "garage").optional(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(credentials()),
                        locations)
                .as((endpoint, bucket, region, insecure, credentials, location) -> S3Storage.builder()
                        .endpoint(endpoint)
                        .bucket(bucket)
                        .region(region)
                        .insecure(insecure && !endpoint.contains("amazonaws"))
                        .credentials(credentials)
                        .location(location.filter(place -> fits(place, endpoint)))
                        .build());
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, s3), net.jqwik.api.Tuple.of(1, Arbitraries.just(new LocalStorage())));
    }

    /** An address must be in the blocks that it is said to be in. */
    private static boolean fits(Location location, String endpoint) {
        boolean blocks = location instanceof Location.Outside outside && !outside.cidrs().isEmpty();
        return !(blocks && endpoint.startsWith("192.0.2."));
    }

    private static Arbitrary<Location> locations() {
        return Arbitraries.of(
                Location.inCluster(Pods.in("minio").labelled("app", "minio"), 9001),
                Location.inCluster(Pods.inNamespacesLabelled("team", "storage"), 8080),
                Location.outside(),
                Location.outside("52.216.0.0/15", "2001:db8::/32"));
    }

    private static Arbitrary<Receivers> receivers(TempoChart chart) {
        return Arbitraries.of(ReceiverProtocol.class)
                .filter(chart::exposes)
                .set()
                .ofMinSize(1)
                .flatMap(protocols -> Combinators.combine(Arbitraries.of("0.0.0.0", "::"), peers())
                        .as((address, senders) -> new Receivers(protocols.stream()
                                .map(protocol -> Receiver.builder()
                                        .protocol(protocol)
                                        .bindAddress(address)
                                        .addAllSenders(senders)
                                        .build())
                                .toList())));
    }

    private static Arbitrary<MetricsGenerator> generators(TempoChart chart) {
        Arbitrary<RemoteWrite> targets = Arbitraries.of(
                RemoteWrite.to(Neighbours.ofPlatform().prometheus()),
                RemoteWrite.to("http://mimir-nginx.mimir.svc:8080/api/v1/push"),
                RemoteWrite.to("https://prometheus.example.org/api/v1/write"),
                RemoteWrite.to("http://vm.monitoring:8428/api/v1/write")
                        .at(Location.inCluster(Pods.in("monitoring"), 8428)));
        Set<Processor> both = EnumSet.of(Processor.SERVICE_GRAPHS, Processor.SPAN_METRICS);
        Arbitrary<Set<Processor>> processors = chart.choosesProcessors()
                ? Arbitraries.of(Processor.class).filter(chart::canRun).set().ofMinSize(1)
                : Arbitraries.just(both);
        return Combinators.combine(targets, processors).as(MetricsGenerator::new);
    }

    private static Arbitrary<Persistence> persistences() {
        return Arbitraries.of(
                Persistence.none(),
                Persistence.ofSize("10Gi"),
                Persistence.builder().size("1500M").storageClassName("fast").build());
    }

    private static Arbitrary<Mesh> meshes() {
        return Arbitraries.of(Mesh.none(), Mesh.istioSidecar(), Mesh.istioSidecar("1-27-1"), Mesh.istioAmbient());
    }

    private static Arbitrary<FluxDelivery> deliveries(TempoChart chart) {
        List<ChartHome> homes =
                Arrays.stream(ChartHome.values()).filter(chart::isPublishedAt).toList();
        Arbitrary<Optional<ChartSource>> sources = Arbitraries.of(homes)
                .flatMap(home -> Arbitraries.of(
                        ChartSource.helmRepository(home),
                        ChartSource.helmRepository(home).asManifest(),
                        ChartSource.ociRepository(home, "tempo-chart", "flux-system")))
                .optional();
        return Combinators.combine(
                        sources, Arbitraries.of(true, false), Arbitraries.of(-1, 0, 3), Arbitraries.of("10m", "1h30m"))
                .as((source, platform, retries, interval) -> FluxDelivery.builder()
                        .chartSource(source)
                        .dependsOnPlatform(platform)
                        .retries(retries)
                        .interval(interval)
                        .build());
    }

    private static Arbitrary<List<Pods>> peers() {
        return Arbitraries.of(
                        Pods.in("shop"),
                        Pods.in("shop").labelled("app", "checkout"),
                        Pods.inNamespacesLabelled("istio-injection", "enabled"),
                        Pods.everywhere().labelled("tracing", "on"))
                .list()
                .uniqueElements()
                .ofMaxSize(3);
    }

    private static Arbitrary<ServiceMonitor> monitors(TempoChart chart) {
        String label = chart.labelsServiceMonitorWithRelease() ? "team" : "release";
        return Arbitraries.of(
                ServiceMonitor.none(),
                ServiceMonitor.builder().build(),
                ServiceMonitor.builder()
                        .interval("30s")
                        .putLabels(label, "monitoring")
                        .build());
    }

    private static Arbitrary<NistControls> controls() {
        return Arbitraries.of(
                NistControls.of(),
                NistControls.of(NistControl.AU_2, NistControl.SI_4),
                NistControls.of(new NistControl("SC-7(5)")));
    }

    private static Arbitrary<String> retentions() {
        return Arbitraries.of("24h", "168h", "1h30m", "0.5h");
    }
}
