package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.syntax.Syntax;
import java.util.regex.Pattern;

/** The bucket has a name that S3 takes. */
final class BucketIsAName extends S3Check {

    /** What the S3 client sends at all; servers want more. */
    private static final Pattern SENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{1,61}[A-Za-z0-9]");

    BucketIsAName() {
        super(
                error("TEMPO-STOR-006", "the bucket has a name that S3 takes")
                        .because(
                                "Tempo lists the bucket at start. A name with a path or a scheme it does not even send, and one with capitals or"
                                        + " underscores the servers refuse; either way it stops. A folder in the bucket is storage.trace.s3.prefix.")
                        .mend("write 3 to 63 small letters, digits, '-' and '.', with a letter or digit at both ends")
                        .source(
                                "minio-go s3utils.CheckValidBucketName; AWS S3 user guide, bucket naming rules; Tempo 2.3.1, by running it"));
    }

    @Override
    void check(Value s3, Report report) {
        Value bucket = s3.get("bucket");
        String name = bucket.literal().orElse("");
        if (!name.isEmpty() && !bucket.isStandIn() && !Syntax.S3_BUCKET.accepts(name)) {
            // Old buckets of AWS and some servers have names that are not allowed any more.
            Report found = SENT.matcher(name).matches() ? report.as(Severity.WARNING) : report;
            found.add(
                    bucket,
                    "the bucket %s %s".formatted(bucket, Syntax.S3_BUCKET.rule()),
                    name.contains("/")
                            ? "write the bucket alone, and the folder as storage.trace.s3.prefix"
                            : Syntax.S3_BUCKET.mend(name));
        }
    }
}
