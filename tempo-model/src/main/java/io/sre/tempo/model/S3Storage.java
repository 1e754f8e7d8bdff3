package io.sre.tempo.model;

import io.sre.tempo.model.syntax.HostPort;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Blocks in an S3 bucket. Whole blocks survive anything that happens to the cluster; what Tempo has not flushed yet (by
 * default up to half an hour) is in the write-ahead log and is as safe as {@link Persistence} makes it.
 *
 * <pre>{@code
 * S3Storage.builder()
 *     .endpoint("minio.minio.svc:9000").bucket("traces").insecure(true)
 *     .build()
 * }</pre>
 *
 * <p>Source: Tempo 2.3 to 2.10, {@code storage.trace.s3}.
 */
@Value.Immutable
public non-sealed interface S3Storage extends Storage {

    /** {@return host and port of the S3 API, without scheme and path; without a port it is 443, or 80 if insecure} */
    String endpoint();

    /** {@return the bucket, by its S3 name; it must exist} */
    String bucket();

    /** {@return the region to sign for; Tempo reads it from AWS endpoints by itself} */
    Optional<String> region();

    /** {@return whether to speak plain HTTP; no by default} */
    @Value.Default
    default boolean insecure() {
        return false;
    }

    /** {@return whether the bucket stands in the path rather than in the host; by default everywhere but at AWS} */
    @Value.Default
    default boolean pathStyle() {
        return !isAws();
    }

    /** {@return where the keys come from; by default the keys {@code access_key} and {@code secret_key} of the Secret {@code tempo-s3-credentials}} */
    @Value.Default
    default S3Credentials credentials() {
        return S3Credentials.fromSecret(S3Credentials.SECRET_NAME);
    }

    /**
     * {@return where the endpoint is; when absent it is worked out: {@code <service>.<namespace>.svc…} is the cluster with
     * the Service's port as pod port, an IP address is that address, every other name is a public address}
     */
    Optional<Location> location();

    /** {@return whether the endpoint is one of AWS} */
    default boolean isAws() {
        String endpoint = endpoint();
        return endpoint != null
                && HostPort.parse(endpoint)
                        .map(HostPort::normalizedHost)
                        .filter(host -> host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn"))
                        .isPresent();
    }

    @Override
    default String durability() {
        return "Flushed blocks are in the bucket and survive the cluster; the write-ahead log is on the pod's volume.";
    }

    /** {@return a builder; the compiler asks for endpoint, then bucket} */
    static S3StorageBuilderStages.BuildStart builder() {
        return new S3StorageBuilder();
    }
}
