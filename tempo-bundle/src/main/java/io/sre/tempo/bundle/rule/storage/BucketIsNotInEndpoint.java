package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.HostPort;
import java.util.List;
import java.util.Optional;

/** The endpoint of AWS is that of a region. */
final class BucketIsNotInEndpoint extends S3Check {

    BucketIsNotInEndpoint() {
        super(warning("TEMPO-STOR-019", "the endpoint of AWS does not name the bucket")
                .because(
                        "Tempo puts the bucket in front of the host by itself. With the bucket in the endpoint it asks for a bucket in a"
                                + " bucket, which is not there, and stops at start.")
                .mend("write the endpoint of the region: s3.eu-west-1.amazonaws.com")
                .source("minio-go getEndpointURL and makeTargetURL; AWS S3 user guide, virtual hosting of buckets"));
    }

    @Override
    void check(Value s3, Report report) {
        Value endpoint = s3.get("endpoint");
        Optional<HostPort> host = endpoint.literal().flatMap(HostPort::parse).filter(TraceStorage::isAws);
        if (host.isPresent()) {
            List<String> labels = List.of(host.get().normalizedHost().split("\\.", -1));
            int at = service(labels);
            if (at > 0 && !labels.contains("vpce")) {
                report.add(
                        endpoint,
                        "the endpoint %s names a bucket".formatted(endpoint),
                        "write " + String.join(".", labels.subList(at, labels.size())));
            }
        }
    }

    private static int service(List<String> labels) {
        for (int at = 0; at < labels.size(); at++) {
            if (labels.get(at).equals("s3") || labels.get(at).startsWith("s3-")) {
                return at;
            }
        }
        return -1;
    }
}
