package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.HostPort;
import java.util.Optional;

/** A server in the cluster is asked as it can answer. */
final class BucketIsInThePath extends S3Check {

    BucketIsInThePath() {
        super(warning("TEMPO-STOR-020", "outside of AWS, the bucket stands in the path")
                .because(
                        "With bucket_lookup_type: 1 Tempo asks the host <bucket>.<endpoint>. Few servers but AWS have such names, and the DNS"
                                + " of a cluster never has.")
                .mend("write forcepathstyle: true, or delete bucket_lookup_type")
                .source("Tempo 2.3.1 to 2.10.8, tempodb/backend/s3; minio-go BucketLookupDNS"));
    }

    @Override
    void check(Value s3, Report report) {
        Value lookup = s3.get("bucket_lookup_type");
        Optional<HostPort> host = s3.get("endpoint").literal().flatMap(HostPort::parse);
        boolean byName =
                lookup.number().orElse(0) == 1 && s3.get("forcepathstyle").isFalsy();
        if (byName && host.filter(name -> !TraceStorage.isAws(name)).isPresent()) {
            report.add(
                    lookup,
                    "Tempo looks for the bucket at a name in front of %s"
                            .formatted(s3.get("endpoint").shown(host.get().host())),
                    "write forcepathstyle: true");
        }
    }
}
