package io.sre.tempo.benchmarks;

import io.sre.tempo.bundle.TempoBundle;
import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.Neighbours;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.manifest.Manifests;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and checks many folders of ten manifests, one after the other, and says what reading takes and what the rules take.
 *
 * <p>Some folders, or all, have a Tempo of their own and an application beside it; the others have an application with all
 * that belongs to it. Nothing of a folder is kept. Then all folders are read and checked together, as one set in which any
 * file may have to do with any other.
 */
public final class RulesBesideParsing {

    private static final int FOLDERS = 1_000;
    private static final int ROUNDS = 3;

    private RulesBesideParsing() {}

    /**
     * Prints a line for each round.
     *
     * @param args the number of folders, 1000 where not said; of rounds, 3 where not said: this much code is compiled over
     *     several rounds; and how many folders there are for each with a Tempo, 1 where not said. If the first is a folder,
     *     every folder with manifests in it and below is read and checked instead, each on its own
     * @throws IOException if the folders cannot be written or listed
     */
    public static void main(String[] args) throws IOException {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        if (args.length > 0 && Files.isDirectory(Path.of(args[0]))) {
            List<List<Path>> own = foldersBelow(Path.of(args[0]));
            for (int round = 0; round < rounds; round++) {
                print(own, System.out);
            }
            return;
        }
        int folders = args.length > 0 ? Integer.parseInt(args[0]) : FOLDERS;
        int ofTempo = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        Path root = Files.createTempDirectory("manifests");
        try {
            List<List<Path>> all = write(root, folders, ofTempo);
            for (int round = 0; round < rounds; round++) {
                print(all, System.out);
            }
            for (int round = 0; round < rounds; round++) {
                printTogether(root, System.out);
            }
        } finally {
            delete(root);
        }
    }

    /** The files of each folder that has some. */
    private static List<List<Path>> foldersBelow(Path root) throws IOException {
        Map<Path, List<Path>> files = new TreeMap<>();
        try (var below = Files.walk(root)) {
            below.filter(file -> file.toString().matches(".*\\.ya?ml") && Files.isRegularFile(file))
                    .forEach(file -> files.computeIfAbsent(file.resolveSibling("."), folder -> new ArrayList<>())
                            .add(file));
        }
        return List.copyOf(files.values());
    }

    private static void print(List<List<Path>> folders, PrintStream out) {
        long reading = 0;
        long rules = 0;
        int manifests = 0;
        long half = 0;
        for (int index = 0; index < folders.size(); index++) {
            long start = System.nanoTime();
            Manifests read = Manifests.read(folders.get(index).toArray(Path[]::new));
            long middle = System.nanoTime();
            Timing.keep(Validator.standard().validate(read));
            rules += System.nanoTime() - middle;
            reading += middle - start;
            manifests += read.list().size();
            half = index == folders.size() / 2 ? Timing.usedHeap() : half;
        }
        out.printf(
                "%d manifests in %d folders: reading %.0f ms, rules %.0f ms, ratio %.2f; heap in use %d MiB at half, %d at the end%n",
                manifests,
                folders.size(),
                Timing.millis(reading),
                Timing.millis(rules),
                (double) rules / reading,
                half,
                Timing.usedHeap());
    }

    private static void printTogether(Path root, PrintStream out) {
        long start = System.nanoTime();
        Manifests read = Manifests.read(root);
        long middle = System.nanoTime();
        Timing.keep(Validator.standard().validate(read));
        long end = System.nanoTime();
        out.printf(
                "%d manifests in one set: reading %.0f ms, rules %.0f ms, ratio %.2f%n",
                read.list().size(),
                Timing.millis(middle - start),
                Timing.millis(end - middle),
                (double) (end - middle) / (middle - start));
    }

    private static List<List<Path>> write(Path root, int folders, int ofTempo) throws IOException {
        List<List<Path>> all = new ArrayList<>();
        for (int index = 0; index < folders; index++) {
            Path folder = root.resolve("team-" + index);
            Map<String, String> files = index % ofTempo == 0 ? withTempo(index) : Map.of("shop.yaml", whole(index));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
            }
            all.add(List.of(folder));
        }
        return all;
    }

    private static Map<String, String> withTempo(int index) {
        Tempo tempo = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("minio.minio.svc:9000")
                        .bucket("traces-" + index)
                        .insecure(true)
                        .credentials(S3Credentials.fromSecret("tempo-s3-credentials"))
                        .build())
                .namespace("team-" + index)
                .receivers(Receivers.of(ReceiverProtocol.OTLP_GRPC, ReceiverProtocol.ZIPKIN))
                .metricsGenerator(MetricsGenerator.to(Neighbours.ofPlatform().prometheus()))
                .build();
        Map<String, String> files = new TreeMap<>(TempoBundle.of(tempo).files());
        files.remove("kustomization.yaml");
        files.put("shop.yaml", shop(index));
        return files;
    }

    private static String shop(int index) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop-%1$d}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers:
                        - name: web
                          image: example/web:1
                          ports: [{name: http, containerPort: 8080}]
                          env:
                            - {name: OTEL_EXPORTER_OTLP_ENDPOINT, value: "http://tempo.team-%1$d.svc:4317"}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: shop-%1$d}
                spec:
                  selector: {app: web}
                  ports: [{name: http, port: 80, targetPort: http}]
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: web, namespace: shop-%1$d}
                data: {mode: fast, log: info}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web, namespace: shop-%1$d}
                spec:
                  podSelector: {matchLabels: {app: web}}
                  policyTypes: [Ingress]
                  ingress:
                    - ports: [{port: http}]
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: web, namespace: shop-%1$d}
                automountServiceAccountToken: false
                """.formatted(index);
    }

    /** An application with five manifests more. */
    private static String whole(int index) {
        return shop(index) + """
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop-%1$d, labels: {team: shop}}
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: shop-%1$d}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  minReplicas: 2
                  maxReplicas: 5
                  metrics:
                    - type: Resource
                      resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata:
                  name: web
                  namespace: shop-%1$d
                  annotations: {cert-manager.io/cluster-issuer: main}
                spec:
                  ingressClassName: nginx
                  tls: [{hosts: [shop-%1$d.example.com], secretName: web-tls}]
                  rules:
                    - host: shop-%1$d.example.com
                      http:
                        paths:
                          - {path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}
                ---
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: HelmRepository
                metadata: {name: databases, namespace: shop-%1$d}
                spec: {interval: 1h, url: https://charts.example.com/databases}
                ---
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: db, namespace: shop-%1$d}
                spec:
                  interval: 10m
                  chart:
                    spec:
                      chart: postgresql
                      version: 15.5.1
                      sourceRef: {kind: HelmRepository, name: databases}
                  values:
                    auth: {existingSecret: db, database: shop}
                    primary:
                      persistence: {size: 10Gi}
                      resources:
                        requests: {cpu: 250m, memory: 256Mi}
                        limits: {memory: 512Mi}
                """.formatted(index);
    }

    private static void delete(Path root) throws IOException {
        try (var below = Files.walk(root)) {
            below.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
