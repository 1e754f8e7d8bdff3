package io.sre.tempo.model;

import static io.sre.tempo.model.chart.ReceiverProtocol.JAEGER_THRIFT_COMPACT;
import static io.sre.tempo.model.chart.ReceiverProtocol.OPENCENSUS;
import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_GRPC;
import static io.sre.tempo.model.chart.ReceiverProtocol.OTLP_HTTP;
import static io.sre.tempo.model.chart.ReceiverProtocol.ZIPKIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.chart.Processor;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays a caller whose compiler knows nothing of null. */
@NullUnmarked
class InvalidDescriptionTest {

    private static final String LONG = "a".repeat(64);

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource
    void names_path_value_and_mend(Supplier<Tempo> description, String problem) {
        InvalidDescriptionException error = catchThrowableOfType(InvalidDescriptionException.class, description::get);

        assertThat(error).as("the description must be refused").isNotNull();
        assertThat(error.problems()).extracting(Problem::toString).anyMatch(text -> matches(text, problem));
    }

    /** Whether a text has the given parts, which stand between "…", in their order. */
    private static boolean matches(String text, String parts) {
        int from = 0;
        for (String part : parts.split("…", -1)) {
            int at = text.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    static Stream<Arguments> names_path_value_and_mend() {
        List<Arguments> cases = new ArrayList<>();
        storage(cases);
        credentials(cases);
        names(cases);
        receivers(cases);
        generator(cases);
        workload(cases);
        platform(cases);
        return cases.stream();
    }

    private static void storage(List<Arguments> cases) {
        endpoint(cases, "http://minio.minio.svc:9000", "…write \"minio.minio.svc:9000\" and set insecure(true)");
        endpoint(cases, "https://s3.example.org/path", "…without scheme, path or user; write \"s3.example.org\"");
        endpoint(cases, "s3.example.org/traces", "…write \"s3.example.org\"");
        endpoint(cases, "user@s3.example.org", "…write \"s3.example.org\"");
        endpoint(cases, "", "…must be host[:port]");
        endpoint(cases, " s3.example.org", "…must be host[:port]");
        endpoint(cases, "s3.example.org:", "…must be host[:port]");
        endpoint(cases, "s3.example.org:0", "…must be host[:port]");
        endpoint(cases, "s3.example.org:65536", "…must be host[:port]");
        endpoint(cases, "s3.example.org:9000x", "…must be host[:port]");
        endpoint(cases, "s3..example.org", "…must be host[:port]");
        endpoint(cases, "-s3.example.org", "…must be host[:port]");
        endpoint(cases, "256.1.1.1", "…must be host[:port]");
        endpoint(cases, "2001:db8::1:9000", "…must be host[:port]");
        endpoint(cases, "REPLACE_ME:port", "…must be host[:port]");
        endpoint(cases, "s3.example.org\n", "…\\u000a…must be host[:port]");
        endpoint(
                cases,
                "minio.minio:9000",
                "…and could be either; write \"minio.minio.svc:9000\", or call location(Location.outside())");
        endpoint(cases, "localhost:9000", "…must not be the Tempo pod itself");
        endpoint(cases, "127.0.0.1:9000", "…must not be the Tempo pod itself");
        endpoint(cases, "[::1]:9000", "…must not be the Tempo pod itself");
        endpoint(
                cases, "traces.s3.eu-west-1.amazonaws.com", "…must not name the bucket…\"s3.eu-west-1.amazonaws.com\"");
        endpoint(cases, "other.s3-fips.us-east-1.amazonaws.com", "…\"s3-fips.us-east-1.amazonaws.com\"");
        endpoint(cases, "other.s3.amazonaws.com", "…write \"s3.amazonaws.com\"");
        endpoint(cases, "0.0.0.0:9000", "…must not be the Tempo pod itself");
        endpoint(cases, "[::]:9000", "…must not be the Tempo pod itself");
        endpoint(cases, "[0:0:0:0:0:0:0:1]:9000", "…must not be the Tempo pod itself");
        endpoint(cases, "minio:9000", "…must not be in Tempo's own namespace");
        endpoint(cases, "minio.tempo.svc:9000", "…must not be in Tempo's own namespace");
        endpoint(cases, "minio.svc:9000", "…could be either; call location(Location.inCluster(");
        endpoint(cases, "minio.svc.cluster.local:9000", "…could be either");
        endpoint(cases, "s3.eu.svc.example.com:9000", "…could be either");
        endpoint(cases, "minio.my_ns.svc:9000", "…must name a namespace that can be");
        endpoint(cases, null, ": nothing must not be missing");
        cases.add(argumentSet(
                "a Service's port in place of the pods'",
                s3(S3Storage.builder()
                        .endpoint("rgw.rook.svc:80")
                        .bucket("traces")
                        .insecure(true)
                        .build()),
                "storage.location: nothing must say the pods' port where the Service's is 80…Pods.in(\"rook\")"));
        bucket(cases, "ab");
        bucket(cases, LONG);
        bucket(cases, "Traces");
        bucket(cases, "tra_ces");
        bucket(cases, "-traces");
        bucket(cases, "tra..ces");
        bucket(cases, "192.168.1.1");
        bucket(cases, "xn--traces");
        bucket(cases, "traces-s3alias");
        bucket(cases, "");
        cases.add(argumentSet(
                "no bucket",
                s3(S3Storage.builder().endpoint("s3.example.org").bucket(null).build()),
                "storage.bucket: nothing must not be missing"));
        cases.add(argumentSet(
                "plain HTTP to AWS",
                s3(S3Storage.builder()
                        .endpoint("s3.amazonaws.com")
                        .bucket("traces")
                        .insecure(true)
                        .build()),
                "storage.insecure: true must be false for AWS"));
        cases.add(argumentSet(
                "plain HTTP on 443",
                s3(S3Storage.builder()
                        .endpoint("s3.example.org:443")
                        .bucket("traces")
                        .insecure(true)
                        .build()),
                "storage.insecure: true must be false"));
        cases.add(argumentSet(
                "an address outside of its own blocks",
                s3(S3Storage.builder()
                        .endpoint("192.0.2.7:9000")
                        .bucket("traces")
                        .location(Location.outside("198.51.100.0/24"))
                        .build()),
                "storage.location.cidrs: [198.51.100.0/24] must hold the address 192.0.2.7; add \"192.0.2.7/32\""));
        cases.add(argumentSet(
                "a region with spaces",
                s3(S3Storage.builder()
                        .endpoint("s3.example.org")
                        .bucket("traces")
                        .region("eu west")
                        .build()),
                "storage.region: \"eu west\" must be a region"));
        location(
                cases,
                Location.outside("10.0.0.5/16"),
                "storage.location.cidrs[0]: \"10.0.0.5/16\"…write \"10.0.0.0/16\"");
        location(cases, Location.outside("10.0.0.1"), "storage.location.cidrs[0]: \"10.0.0.1\"…write \"10.0.0.1/32\"");
        location(cases, Location.outside("s3.example.org"), "storage.location.cidrs[0]: \"s3.example.org\"");
        location(cases, Location.outside((String) null), "storage.location.cidrs[0]: nothing must not be missing");
        location(
                cases, Location.inCluster(Pods.in("minio"), 0), "storage.location.targetPort: 0 must be a port number");
        location(cases, Location.inCluster(Pods.in("minio"), 65536), "storage.location.targetPort: 65536");
        location(cases, Location.inCluster(Pods.in(LONG), 9000), "storage.location.pods.namespaceLabels[");
        location(cases, Location.inCluster(null, 9000), "storage.location.pods: nothing must not be missing");
        cases.add(argumentSet(
                "local storage without a volume",
                (Supplier<Tempo>) () -> Tempo.builder()
                        .storage(new LocalStorage())
                        .persistence(Persistence.none())
                        .build(),
                "persistence.enabled: false must be true with local storage"));
        cases.add(argumentSet(
                "no storage",
                (Supplier<Tempo>) () -> Tempo.builder().storage(null).build(),
                "storage: nothing must not be missing"));
    }

    private static void credentials(List<Arguments> cases) {
        credentials(cases, S3Credentials.fromSecret("Secret"), "secretName: \"Secret\"…write \"secret\"");
        credentials(cases, S3Credentials.fromSecret(null), "secretName: nothing");
        credentials(cases, S3Credentials.fromSecret("s", "a/b", "k"), "accessKey: **** must be a data key");
        credentials(cases, S3Credentials.fromSecret("s", "a", ".."), "secretKey: **** must be a data key");
        credentials(
                cases,
                S3Credentials.fromEnvironment("S3-KEY", "B", "s"),
                "accessKeyVariable: **** must be a variable name");
        credentials(cases, S3Credentials.fromEnvironment("A", "1B", "s"), "secretKeyVariable: ****");
        credentials(cases, S3Credentials.fromEnvironment("A", "A", "s"), "secretKeyVariable: \"****\" must differ");
        credentials(
                cases,
                S3Credentials.fromEnvironment("A", "GOMEMLIMIT", "s"),
                "secretKeyVariable: \"GOMEMLIMIT\" must not");
        credentials(cases, S3Credentials.fromEnvironment("A", "B", "S S"), "secret.secretName: \"S S\"");
        credentials(cases, S3Credentials.fromFluxValues("a_b"), "secretName: \"a_b\"");
        credentials(cases, S3Credentials.workloadIdentity("a b", "c"), "serviceAccountAnnotations: \"a b\"");
        credentials(cases, S3Credentials.workloadIdentity("a", null), "serviceAccountAnnotations[a]: nothing");
        credentials(cases, new S3Credentials.WorkloadIdentity(Map.of()), "must bind the service account to a role");
        credentials(cases, S3Credentials.plainTextInManifests("", "x"), "accessKey: nothing must not be blank");
        credentials(cases, S3Credentials.plainTextInManifests("x", null), "secretKey: nothing must not be blank");
        credentials(cases, null, "storage.credentials: nothing");
    }

    private static void names(List<Arguments> cases) {
        change(
                cases,
                "version unknown",
                b -> b.chartVersion("1.7.9"),
                "chartVersion: \"1.7.9\"…the nearest is \"1.7.3\"");
        change(
                cases,
                "version ahead",
                b -> b.chartVersion("9.0.0"),
                "chartVersion: \"9.0.0\"…the nearest is \"2.2.4\"");
        change(cases, "version old", b -> b.chartVersion("0.1.0"), "the nearest is \"1.7.2\"");
        change(cases, "version with v", b -> b.chartVersion("v1.7.2"), "the nearest is \"1.7.2\"");
        change(
                cases,
                "version range",
                b -> b.chartVersion("1.x"),
                "chartVersion: \"1.x\" must be an exact chart version");
        change(cases, "version latest", b -> b.chartVersion("latest"), "chartVersion: \"latest\"");
        change(cases, "version empty", b -> b.chartVersion(""), "chartVersion: \"\"");
        change(cases, "version missing", b -> b.chartVersion(null), "chartVersion: nothing");
        change(
                cases,
                "version broken",
                b -> b.chartVersion("2.2.1"),
                "chartVersion: \"2.2.1\" must be a chart that starts…2.2.2");
        change(cases, "name long", b -> b.name("a".repeat(254)), "name: ");
        change(cases, "name upper", b -> b.name("Tempo"), "name: \"Tempo\" must be a DNS name…write \"tempo\"");
        change(cases, "name missing", b -> b.name(null), "name: nothing");
        change(cases, "release dotted", b -> b.releaseName("a.b"), "releaseName: \"a.b\"…write \"a-b\"");
        change(cases, "release digit", b -> b.releaseName("1tempo"), "releaseName: \"1tempo\"…write \"tempo\"");
        change(cases, "release long", b -> b.releaseName("a".repeat(47)), "releaseName: …at most 52 characters");
        change(cases, "release too long", b -> b.releaseName("a".repeat(54)), "releaseName: …at most 53");
        change(cases, "namespace long", b -> b.namespace(LONG), "namespace: \"" + LONG + "\" must be a DNS label");
        change(cases, "namespace dotted", b -> b.namespace("a.b"), "namespace: \"a.b\"");
        change(
                cases,
                "name for a label",
                b -> b.name("a".repeat(64)).releaseName("tempo"),
                "name: …at most 63 characters");
        change(
                cases,
                "Grafana's namespace",
                b -> b.namespace("monitoring"),
                "namespace: \"monitoring\" must be Tempo's own");
        change(
                cases,
                "DNS's namespace",
                b -> b.targetNamespace("kube-system"),
                "targetNamespace: \"kube-system\" must be Tempo's own");
        change(cases, "a system namespace", b -> b.namespace("kube-public"), "namespace: \"kube-public\" must be");
        change(cases, "target underscore", b -> b.targetNamespace("a_b"), "targetNamespace: \"a_b\"…write \"a-b\"");
        change(cases, "part long", b -> b.partOf(LONG), "partOf: …must be a label value");
        change(cases, "part empty", b -> b.partOf(""), "partOf: \"\" must not be empty");
        change(cases, "part spaces", b -> b.partOf("sre platform"), "partOf: \"sre platform\"");
    }

    private static void receivers(List<Arguments> cases) {
        receivers(cases, Receivers.of(new Receiver[0]), "receivers: [] must have at least one");
        receivers(cases, Receivers.of(ZIPKIN, ZIPKIN), "receivers[ZIPKIN]: ZIPKIN must not be there twice");
        receivers(cases, Receivers.of((Receiver) null), "receivers[0]: nothing");
        receivers(cases, Receivers.of(Receiver.of(null)), "receivers[0].protocol: nothing");
        receivers(cases, null, "receivers: nothing");
        port(cases, 0, "receivers[OTLP_GRPC].port: 0 must be a port number from 1 to 65535");
        port(cases, -1, "receivers[OTLP_GRPC].port: -1 must be a port number");
        port(cases, 65536, "receivers[OTLP_GRPC].port: 65536 must be a port number");
        port(
                cases,
                14317,
                "receivers[OTLP_GRPC].port: 14317 must be 4317: the chart's Service sends OTLP gRPC…leave it out");
        receivers(
                cases,
                Receivers.of(
                        Receiver.of(OTLP_HTTP),
                        Receiver.builder().protocol(OTLP_GRPC).port(4318).build()),
                "receivers[OTLP_GRPC].port: 4318 must not be the port of OTLP HTTP as well");
        bind(cases, "127.0.0.1", "must not be the loopback address");
        bind(cases, "127.9.9.9", "must not be the loopback address");
        bind(cases, "::1", "must not be the loopback address");
        bind(cases, "localhost", "\"localhost\" must be an IP address");
        bind(cases, "http://0.0.0.0", "must be an IP address");
        bind(cases, "0.0.0.0:4317", "must be an IP address");
        bind(cases, null, "bindAddress: nothing");
        change(
                cases,
                "opencensus where it is gone",
                b -> b.chartVersion("2.2.2").receivers(Receivers.of(OPENCENSUS)),
                "receivers[OPENCENSUS].protocol: OPENCENSUS must be one that the Service of chart 2.2.2 has a port for");
        receivers(
                cases,
                Receivers.of(Receiver.builder()
                        .protocol(JAEGER_THRIFT_COMPACT)
                        .addSenders(Pods.in("shop").labelled("a b", "c"))
                        .build()),
                "receivers[JAEGER_THRIFT_COMPACT].senders[0].podLabels: \"a b\" must be a label key");
    }

    private static void generator(List<Arguments> cases) {
        generator(
                cases, MetricsGenerator.to("prometheus:9090"), "remoteWrite.url: \"prometheus:9090\" must be an http");
        generator(cases, MetricsGenerator.to("ftp://a.b.c/"), "remoteWrite.url");
        generator(cases, MetricsGenerator.to("http://a.b.c/$TENANT"), "remoteWrite.url");
        generator(cases, MetricsGenerator.to("http://a.b.c/x y"), "remoteWrite.url");
        generator(cases, MetricsGenerator.to("http://u:p@a.b.c/"), "remoteWrite.url");
        generator(cases, MetricsGenerator.to((String) null), "remoteWrite.url: nothing");
        generator(
                cases,
                MetricsGenerator.to("http://prometheus.monitoring:9090/w"),
                "remoteWrite.url…write \"http://prometheus.monitoring.svc:9090/w\", or call at(Location.outside())");
        generator(
                cases,
                MetricsGenerator.to("http://mimir.mimir.svc/w"),
                "remoteWrite.location: nothing must say the pods' port");
        generator(cases, MetricsGenerator.to((RemoteWrite) null), "metricsGenerator.remoteWrite: nothing");
        MetricsGenerator good = MetricsGenerator.to("http://p.monitoring.svc:9090/w");
        generator(cases, good.deriving(), "metricsGenerator.processors: [] must have at least one");
        generator(cases, good.deriving(Processor.SPAN_METRICS), "charts before 1.19.0 always run both");
        generator(
                cases,
                good.deriving(Processor.LOCAL_BLOCKS),
                "processors: LOCAL_BLOCKS must be one that the chart can run");
        generator(
                cases,
                new MetricsGenerator(good.remoteWrite(), new HashSet<>(Arrays.asList((Processor) null))),
                "processors: nothing");
    }

    private static void workload(List<Arguments> cases) {
        change(
                cases,
                "retention in days",
                b -> b.retention("7d"),
                "retention: \"7d\" must be a Go duration…write \"168h\"");
        change(cases, "retention bare", b -> b.retention("24"), "retention: \"24\"");
        change(cases, "retention zero", b -> b.retention("0h"), "retention: \"0h\"");
        change(cases, "retention negative", b -> b.retention("-1h"), "retention: \"-1h\"");
        change(cases, "retention spaced", b -> b.retention("24 h"), "retention: \"24 h\"");
        change(cases, "retention endless", b -> b.retention("99999999h"), "retention: \"99999999h\"");
        change(cases, "retention missing", b -> b.retention(null), "retention: nothing");
        change(cases, "size in words", b -> b.persistence(Persistence.ofSize("10 GB")), "persistence.size: \"10 GB\"");
        change(cases, "size zero", b -> b.persistence(Persistence.ofSize("0")), "persistence.size: \"0\"");
        change(cases, "size milli", b -> b.persistence(Persistence.ofSize("512m")), "persistence.size: \"512m\"");
        change(cases, "size negative", b -> b.persistence(Persistence.ofSize("-1Gi")), "persistence.size: \"-1Gi\"");
        change(cases, "persistence missing", b -> b.persistence(null), "persistence: nothing");
        change(
                cases,
                "storage class upper",
                b -> b.persistence(
                        Persistence.builder().storageClassName("Fast").build()),
                "persistence.storageClassName");
        change(
                cases,
                "cpu in words",
                b -> b.resources(Resources.builder().cpuRequest("half").build()),
                "resources.cpuRequest: \"half\"");
        change(
                cases,
                "cpu too fine",
                b -> b.resources(Resources.builder().cpuLimit("0.0001").build()),
                "resources.cpuLimit");
        change(
                cases,
                "memory wrong",
                b -> b.resources(Resources.builder().memoryLimit("2gb").build()),
                "resources.memoryLimit: \"2gb\"");
        change(
                cases,
                "request above limit",
                b -> b.resources(Resources.builder().memoryRequest("4Gi").build()),
                "resources.memoryRequest: \"4Gi\" must not be above the limit \"2Gi\"");
        change(
                cases,
                "cpu above limit",
                b -> b.resources(
                        Resources.builder().cpuRequest("2").cpuLimit("500m").build()),
                "resources.cpuRequest: \"2\" must not be above");
        change(
                cases,
                "root",
                b -> b.podSecurity(PodSecurity.builder().runAsUser(0).build()),
                "podSecurity.runAsUser: 0 must be an id");
        change(
                cases,
                "huge group",
                b -> b.podSecurity(PodSecurity.builder().fsGroup(1L << 31).build()),
                "podSecurity.fsGroup: 2147483648");
        change(
                cases,
                "negative group",
                b -> b.podSecurity(PodSecurity.builder().runAsGroup(-1).build()),
                "podSecurity.runAsGroup: -1");
        change(
                cases,
                "the proxy's user",
                b -> b.podSecurity(PodSecurity.builder().runAsUser(1337).build()),
                "podSecurity.runAsUser: 1337 must not be that of the mesh's proxy");
    }

    private static void platform(List<Arguments> cases) {
        change(cases, "mesh missing", b -> b.mesh(null), "mesh: nothing");
        change(
                cases,
                "the proxy's group",
                b -> b.podSecurity(PodSecurity.builder().runAsGroup(1337).build()),
                "podSecurity.runAsGroup: 1337");
        change(
                cases,
                "no memory limit",
                b -> b.resources(Resources.builder().memoryLimit(null).build()),
                "resources.memoryLimit: nothing");
        change(
                cases,
                "no memory request",
                b -> b.resources(Resources.builder().memoryRequest(null).build()),
                "resources.memoryRequest: nothing");
        change(
                cases,
                "no CPU request",
                b -> b.resources(
                        Resources.builder().cpuRequest(null).cpuLimit("1").build()),
                "resources.cpuRequest: nothing");
        change(
                cases,
                "sender nowhere",
                b -> b.addSenders(Pods.in("")),
                "senders[0].namespaceLabels[kubernetes.io/metadata.name]: \"\" must be a DNS label");
        change(cases, "version of a broken chart", b -> b.chartVersion("v2.2.1"), "the nearest is \"2.2.0\"");
        change(cases, "revision dotted", b -> b.mesh(Mesh.istioSidecar("1.27")), "mesh.revision: \"1.27\"");
        change(
                cases,
                "revision in ambient",
                b -> b.mesh(new Mesh(Mesh.Mode.AMBIENT, Optional.of("x"))),
                "mesh.revision: \"x\" must be empty");
        neighbour(
                cases,
                Neighbour.builder().namespace("Mon").addPorts(1).build(),
                "neighbours.grafana.namespace: \"Mon\"");
        neighbour(cases, Neighbour.builder().namespace("m").build(), "neighbours.grafana.ports: [] must name the port");
        neighbour(cases, Neighbour.builder().namespace("m").addPorts(0).build(), "neighbours.grafana.ports[0]: 0");
        neighbour(
                cases,
                Neighbour.builder().namespace("m").addPorts(1).service("A").build(),
                "neighbours.grafana.service");
        neighbour(
                cases,
                Neighbour.builder()
                        .namespace("m")
                        .addPorts(1)
                        .putPodLabels("a", LONG)
                        .build(),
                "neighbours.grafana.podLabels[a]");
        neighbour(cases, null, "neighbours.grafana: nothing");
        change(cases, "neighbours missing", b -> b.neighbours(null), "neighbours: nothing");
        change(cases, "sender missing", b -> b.addSenders((Pods) null), "senders[0]: nothing");
        change(cases, "sender label", b -> b.addSenders(Pods.in("-")), "senders[0].namespaceLabels[");
        change(
                cases,
                "querier label",
                b -> b.addQueriers(Pods.everywhere().labelled("a/b/c", "")),
                "queriers[0].podLabels: \"a/b/c\"");
        change(
                cases,
                "monitor interval",
                b -> b.serviceMonitor(ServiceMonitor.builder().interval("30").build()),
                "serviceMonitor.interval: \"30\"");
        change(
                cases,
                "monitor release label",
                b -> b.serviceMonitor(
                        ServiceMonitor.builder().putLabels("release", "x").build()),
                "serviceMonitor.labels: \"release\" must not be a label that the chart sets");
        change(
                cases,
                "monitor app label",
                b -> b.chartVersion("1.24.4")
                        .serviceMonitor(
                                ServiceMonitor.builder().putLabels("app", "x").build()),
                "serviceMonitor.labels: \"app\"");
        flux(cases, FluxDelivery.builder().interval("1d").build(), "flux.interval: \"1d\"…write \"24h\"");
        flux(cases, FluxDelivery.builder().interval("0s").build(), "flux.interval: \"0s\"");
        flux(cases, FluxDelivery.builder().interval("100us").build(), "flux.interval: \"100us\"");
        flux(cases, FluxDelivery.builder().timeout("5").build(), "flux.timeout: \"5\"");
        flux(cases, FluxDelivery.builder().retries(-2).build(), "flux.retries: -2");
        flux(
                cases,
                FluxDelivery.builder()
                        .addDependsOn(new ReleaseReference("tempo", "tempo"))
                        .build(),
                "flux.dependsOn[0]…must not be the release itself");
        flux(
                cases,
                FluxDelivery.builder()
                        .addDependsOn(new ReleaseReference("a", "b"), new ReleaseReference("a", "b"))
                        .build(),
                "flux.dependsOn[1]…must not be there twice");
        flux(
                cases,
                FluxDelivery.builder()
                        .addDependsOn(new ReleaseReference("A", "b.c"))
                        .build(),
                "flux.dependsOn[0].name: \"A\"");
        flux(cases, FluxDelivery.builder().addDependsOn((ReleaseReference) null).build(), "flux.dependsOn[0]: nothing");
        flux(
                cases,
                FluxDelivery.builder()
                        .chartSource(ChartSource.helmRepository(ChartHome.FROZEN, "A", "b"))
                        .build(),
                "flux.chartSource.name: \"A\"");
        flux(
                cases,
                FluxDelivery.builder()
                        .chartSource(ChartSource.helmRepository(null, "a", "b"))
                        .build(),
                "flux.chartSource.home: nothing");
        change(
                cases,
                "frozen home",
                b -> b.chartVersion("2.2.4")
                        .flux(FluxDelivery.builder()
                                .chartSource(ChartSource.helmRepository(ChartHome.FROZEN))
                                .build()),
                "flux.chartSource.home: FROZEN must have the chart's version: the frozen home ends at 1.24.4");
        change(
                cases,
                "control lower",
                b -> b.controls(NistControls.of(new NistControl("au-2"))),
                "controls[0]: \"au-2\"…write \"AU-2\"");
        change(
                cases,
                "control twice",
                b -> b.controls(NistControls.of(NistControl.AU_2, NistControl.AU_2)),
                "controls[1]: \"AU-2\" must not be there twice");
        change(cases, "control missing", b -> b.controls(NistControls.of((NistControl) null)), "controls[0]: nothing");
    }

    private static void endpoint(List<Arguments> cases, String endpoint, String problem) {
        S3Storage storage =
                S3Storage.builder().endpoint(endpoint).bucket("traces").build();
        cases.add(argumentSet("endpoint " + endpoint, s3(storage), "storage.endpoint" + problem));
    }

    private static void bucket(List<Arguments> cases, String bucket) {
        S3Storage storage =
                S3Storage.builder().endpoint("s3.example.org").bucket(bucket).build();
        cases.add(argumentSet(
                "bucket " + bucket, s3(storage), "storage.bucket: \"%s\" must be an S3 bucket".formatted(bucket)));
    }

    private static void location(List<Arguments> cases, Location location, String problem) {
        S3Storage storage = S3Storage.builder()
                .endpoint("s3.example.org")
                .bucket("traces")
                .location(location)
                .build();
        cases.add(argumentSet("location " + location, s3(storage), problem));
    }

    private static void credentials(List<Arguments> cases, S3Credentials credentials, String problem) {
        S3Storage storage = S3Storage.builder()
                .endpoint("s3.example.org")
                .bucket("traces")
                .credentials(credentials)
                .build();
        cases.add(argumentSet("credentials " + credentials, s3(storage), problem));
    }

    private static void receivers(List<Arguments> cases, Receivers receivers, String problem) {
        change(cases, "receivers " + receivers, b -> b.receivers(receivers), problem);
    }

    private static void port(List<Arguments> cases, int port, String problem) {
        receivers(
                cases,
                Receivers.of(Receiver.builder().protocol(OTLP_GRPC).port(port).build()),
                problem);
    }

    private static void bind(List<Arguments> cases, String address, String problem) {
        receivers(
                cases,
                Receivers.of(Receiver.builder()
                        .protocol(OTLP_GRPC)
                        .bindAddress(address)
                        .build()),
                problem);
    }

    private static void generator(List<Arguments> cases, MetricsGenerator generator, String problem) {
        change(cases, "generator " + generator, b -> b.metricsGenerator(generator), problem);
    }

    private static void neighbour(List<Arguments> cases, Neighbour grafana, String problem) {
        change(
                cases,
                "grafana " + grafana,
                b -> b.neighbours(Neighbours.builder().grafana(grafana).build()),
                problem);
    }

    private static void flux(List<Arguments> cases, FluxDelivery flux, String problem) {
        change(cases, "flux " + flux, b -> b.flux(flux), problem);
    }

    private static void change(
            List<Arguments> cases, String name, Consumer<TempoBuilderStages.BuildFinal> change, String problem) {
        cases.add(argumentSet(
                name,
                (Supplier<Tempo>) () -> {
                    TempoBuilderStages.BuildFinal builder = Tempo.builder().storage(Descriptions.awsBucket());
                    change.accept(builder);
                    return builder.build();
                },
                problem));
    }

    private static Supplier<Tempo> s3(S3Storage storage) {
        return () -> Tempo.builder().storage(storage).build();
    }

    @Test
    void knows_a_hundred_kinds_of_mistakes() {
        assertThat(names_path_value_and_mend().count()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void names_everything_in_one_message() {
        assertThatThrownBy(() -> Tempo.builder()
                        .storage(S3Storage.builder()
                                .endpoint("http://minio.minio.svc:9000")
                                .bucket("Traces")
                                .build())
                        .chartVersion("1.7")
                        .namespace("Tracing")
                        .receivers(Receivers.of(Receiver.builder()
                                .protocol(OTLP_GRPC)
                                .port(65536)
                                .build()))
                        .retention("7d")
                        .build())
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessage("""
                        The Tempo description has 6 problems:
                          1. storage.endpoint: "http://minio.minio.svc:9000" must be host[:port], without scheme, path or user; write "minio.minio.svc:9000" and set insecure(true)
                          2. storage.bucket: "Traces" must be an S3 bucket name: 3 to 63 of a-z, 0-9, '-' and '.', with a letter or digit at both ends, not shaped like an IP address and without a reserved prefix or suffix; write a name such as "traces"
                          3. chartVersion: "1.7" must be an exact chart version from 1.7.2 to 2.2.4 that this library knows; the nearest is "1.7.2"
                          4. namespace: "Tracing" must be a DNS label: at most 63 of a-z, 0-9 and '-', with a letter or digit at both ends; write "tracing"
                          5. receivers[OTLP_GRPC].port: 65536 must be a port number from 1 to 65535; choose a port in that range
                          6. retention: "7d" must be a Go duration above zero: numbers with the units h, m, s or ms, no days; write "168h\"""");
    }

    @Test
    void never_shows_a_plain_text_key() {
        assertThatThrownBy(() -> Tempo.builder()
                        .storage(S3Storage.builder()
                                .endpoint("s3.example.org")
                                .bucket("traces")
                                .credentials(S3Credentials.plainTextInManifests("hunter2", " "))
                                .build())
                        .build())
                .hasMessageContaining("storage.credentials.secretKey: nothing must not be blank")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void never_shows_what_stands_where_the_name_of_a_secret_belongs() {
        assertThatThrownBy(() -> Tempo.builder()
                        .storage(S3Storage.builder()
                                .endpoint("admin:hunter2@minio.minio.svc:9000")
                                .bucket("traces")
                                .credentials(S3Credentials.fromSecret("keys", "AKIAEXAMPLE", "wJalr/hunter2"))
                                .build())
                        .metricsGenerator(MetricsGenerator.to("http://p.monitoring.svc:9090/push?token=hunter2"))
                        .build())
                .hasMessageContaining("has 3 problems")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> Tempo.builder()
                        .storage(S3Storage.builder()
                                .endpoint("s3.example.org")
                                .bucket("traces")
                                .credentials(S3Credentials.fromEnvironment("hunter2/", "hunter2+", "keys"))
                                .build())
                        .build())
                .hasMessageContaining("has 2 problems")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    @SuppressWarnings("NullOptional") // this is the mistake that is tried
    void takes_a_missing_optional_in_a_record_for_an_absent_one() {
        assertThat(new RemoteWrite("http://p.m.svc:9090/x", null).location()).isEmpty();
        assertThat(new Mesh(Mesh.Mode.SIDECAR, null).revision()).isEmpty();
        assertThatThrownBy(() -> Mesh.istioSidecar(null)).hasMessageContaining("revision: nothing");
        assertThatThrownBy(() -> RemoteWrite.to("http://p.m.svc:9090/x").at(null))
                .hasMessageContaining("location: nothing");
    }

    @Test
    void refuses_a_missing_collection_at_once() {
        assertThatThrownBy(() -> new Pods(null, Map.of()))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("namespaceLabels: nothing must not be missing");
        assertThatThrownBy(() -> MetricsGenerator.to((Neighbour) null)).hasMessageContaining("prometheus: nothing");
        assertThatThrownBy(() -> new Receivers(null)).hasMessageContaining("list: nothing");
    }

    @Test
    void refuses_to_set_something_twice() {
        assertThatThrownBy(() -> Tempo.builder()
                        .storage(Descriptions.awsBucket())
                        .retention("24h")
                        .retention("48h"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("retention");
    }

    @Test
    void lets_processors_be_chosen_where_the_chart_can() {
        Set<Processor> chosen = Tempo.builder()
                .storage(Descriptions.awsBucket())
                .chartVersion("1.21.0")
                .metricsGenerator(
                        MetricsGenerator.to("http://p.monitoring.svc:9090/w").deriving(Processor.LOCAL_BLOCKS))
                .build()
                .metricsGenerator()
                .orElseThrow()
                .processors();

        assertThat(chosen).containsExactly(Processor.LOCAL_BLOCKS);
    }
}
