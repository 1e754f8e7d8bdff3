package io.sre.tempo.bundle.rule.key;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;

/** How Loki, Mimir and cloud tools spell what Tempo has under another name. */
final class ForeignSpelling {

    private static final Map<String, String> NAMES = table("""
            server.grpc_port: grpc_listen_port
            server.http_port: http_listen_port
            server.port: http_listen_port
            storage.trace.azure.account_key: storage_account_key
            storage.trace.azure.account_name: storage_account_name
            storage.trace.azure.container: container_name
            storage.trace.filesystem: local
            storage.trace.gcs.bucket: bucket_name
            storage.trace.gcs.bucketname: bucket_name
            storage.trace.s3.accessKey: access_key
            storage.trace.s3.access_key_id: access_key
            storage.trace.s3.access_key_secret: secret_key
            storage.trace.s3.bucketName: bucket
            storage.trace.s3.bucket_name: bucket
            storage.trace.s3.bucketnames: bucket
            storage.trace.s3.dualstack_enabled: enable_dual_stack
            storage.trace.s3.forcePathStyle: forcepathstyle
            storage.trace.s3.force_path_style: forcepathstyle
            storage.trace.s3.insecure_skip_verify: tls_insecure_skip_verify
            storage.trace.s3.s3ForcePathStyle: forcepathstyle
            storage.trace.s3.s3forcepathstyle: forcepathstyle
            storage.trace.s3.secretKey: secret_key
            storage.trace.s3.secret_access_key: secret_key
            """);

    private ForeignSpelling() {}

    private static Map<String, String> table(String text) {
        return text.lines().map(line -> line.split(": ", 2)).collect(toMap(row -> row[0], row -> row[1]));
    }

    /** Tempo's name of a setting that others spell in another way. */
    static Optional<String> tempos(String path) {
        return Optional.ofNullable(NAMES.get(path));
    }
}
