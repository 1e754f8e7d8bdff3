package io.sre.tempo.policies;

/** What a connection of Tempo is for. */
public enum Purpose {
    /** Spans in Zipkin's format. */
    ZIPKIN_INGEST("Zipkin spans"),
    /** Spans over OTLP gRPC. */
    OTLP_GRPC_INGEST("OTLP gRPC spans"),
    /** Spans over OTLP HTTP. */
    OTLP_HTTP_INGEST("OTLP HTTP spans"),
    /** Spans in one of Jaeger's formats. */
    JAEGER_INGEST("Jaeger spans"),
    /** Spans in OpenCensus' format. */
    OPENCENSUS_INGEST("OpenCensus spans"),
    /** Queries for traces. */
    QUERY("queries for traces"),
    /** Prometheus reading Tempo's own metrics. */
    SCRAPE("scraping of metrics"),
    /** Prometheus reading the metrics that the mesh's proxy merges. */
    MESH_SCRAPE("scraping of merged proxy metrics"),
    /** The kubelet's probes, whose address ambient mode rewrites. */
    PROBE("probes of the kubelet, as ambient mode rewrites them"),
    /** Connections of the ambient mesh arriving through its tunnel. */
    MESH_TUNNEL("the ambient mesh's tunnel (HBONE)"),
    /** Names to addresses. */
    DNS("DNS"),
    /** Blocks to and from the object storage. */
    S3("blocks in the S3 bucket"),
    /** Credentials for the pod's identity. */
    WORKLOAD_IDENTITY("credentials for the service account's role (STS)"),
    /** Generated metrics to Prometheus. */
    REMOTE_WRITE("generated metrics by remote write"),
    /** The sidecar's configuration and certificates. */
    MESH_CONTROL_PLANE("configuration and certificates of the mesh (istiod)");

    private final String description;

    Purpose(String description) {
        this.description = description;
    }

    /** {@return what the connection is for, for people} */
    public String description() {
        return description;
    }
}
