package io.sre.tempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format is that of another tool; compare-peers.sh holds both against each other where the tool is at hand. */
class AllPairsTest {

    private static final String SHOP = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: example}]}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db, namespace: shop}
            spec:
              replicas: 3
              serviceName: db
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec: {containers: [{name: main, image: example}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: probe, namespace: shop}
            spec: {containers: [{name: main, image: example}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: db, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: db}}
              policyTypes: [Ingress, Egress]
              ingress:
                - from: [{podSelector: {matchLabels: {app: web}}}]
                  ports: [{port: 5432}, {protocol: SCTP, port: 9}]
                - from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/16]}}]
            """;

    @TempDir
    private Path folder;

    @Test
    void prints_a_line_for_every_pair_of_workloads_and_ranges_with_something_open() throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), SHOP);

        assertThat(print(folder))
                .containsExactly(
                        "0.0.0.0-10.0.255.255[External] => shop/probe[Pod] : All Connections",
                        "0.0.0.0-10.0.255.255[External] => shop/web[Deployment] : All Connections",
                        "10.1.0.0-10.255.255.255[External] => shop/db[StatefulSet] : All Connections",
                        "10.1.0.0-10.255.255.255[External] => shop/probe[Pod] : All Connections",
                        "10.1.0.0-10.255.255.255[External] => shop/web[Deployment] : All Connections",
                        "11.0.0.0-255.255.255.255[External] => shop/probe[Pod] : All Connections",
                        "11.0.0.0-255.255.255.255[External] => shop/web[Deployment] : All Connections",
                        "shop/probe[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections",
                        "shop/probe[Pod] => shop/web[Deployment] : All Connections",
                        "shop/web[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections",
                        "shop/web[Deployment] => shop/db[StatefulSet] : SCTP 9,TCP 5432",
                        "shop/web[Deployment] => shop/probe[Pod] : All Connections");
    }

    @Test
    void reads_what_the_generator_writes() throws IOException {
        ClusterFiles.write(folder, GeneratedCluster.of(100, 50), true);

        assertThat(print(folder.resolve("manifests")))
                .hasSizeGreaterThan(1_000)
                .isSorted()
                .contains("monitoring/prometheus-0[Pod] => kube-system/coredns-0[Pod] : All Connections");
    }

    private static List<String> print(Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AllPairs.write(folder, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
