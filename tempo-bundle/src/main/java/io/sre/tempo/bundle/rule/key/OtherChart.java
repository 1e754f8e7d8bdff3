package io.sre.tempo.bundle.rule.key;

import java.util.Optional;
import java.util.Set;

/**
 * Values of charts that are mistaken for this one. Source: chart tempo-distributed 1.61.3, 2.26.2 and 3.3.0, values.yaml; chart
 * loki 6, values.yaml.
 */
final class OtherChart {

    private static final Set<String> DISTRIBUTED = words("""
            adminApi backendScheduler backendWorker blockBuilder cache compactor configStorageType distributor enterprise
            enterpriseFederationFrontend enterpriseGateway externalConfigSecretName externalConfigVersion
            externalRuntimeConfigName extraObjects gateway global_overrides ingest ingester kubectlImage license liveStore
            memberlist memcached memcachedBloom memcachedExporter memcachedFrontendSearch memcachedParquetFooter
            metaMonitoring metricsGenerator minio multitenancyEnabled overrides per_tenant_overrides prometheusRule
            provisioner querier queryFrontend rbac reportingEnabled rollout_operator server storage streamOverHTTPEnabled
            tempo.memberlist tempo.structuredConfig tokengenJob traces useExternalConfig
            """);

    private static final Set<String> LOKI = words("""
            chunksCache deploymentMode loki lokiCanary read resultsCache singleBinary write
            """);

    private OtherChart() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** The chart that has such a value. */
    static Optional<String> having(String path) {
        if (DISTRIBUTED.contains(path)) {
            return Optional.of("tempo-distributed");
        }
        return LOKI.contains(path) ? Optional.of("loki") : Optional.empty();
    }
}
