package io.sre.tempo.model;

import static io.sre.tempo.model.syntax.Syntax.DATA_KEY;
import static io.sre.tempo.model.syntax.Syntax.DNS_SUBDOMAIN;
import static io.sre.tempo.model.syntax.Syntax.ENVIRONMENT_VARIABLE;
import static io.sre.tempo.model.syntax.Syntax.S3_BUCKET;
import static io.sre.tempo.model.syntax.Syntax.S3_ENDPOINT;
import static io.sre.tempo.model.syntax.Syntax.S3_REGION;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.HostPort;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What can be wrong with the storage of a description. */
final class StorageCheck {

    /** Variables that Tempo's S3 client or the pod's own settings read; a placeholder of that name would be both. */
    private static final Set<String> TAKEN = Set.of("GOMEMLIMIT", "PATH", "HOME", "HOSTNAME");

    private StorageCheck() {}

    static void check(Tempo tempo, Problems at) {
        if (tempo.storage() instanceof S3Storage s3) {
            if (at.check("endpoint", s3.endpoint(), S3_ENDPOINT)) {
                HostPort.parse(s3.endpoint()).ifPresent(called -> endpoint(tempo, s3, called, at));
            }
            at.check("bucket", s3.bucket(), S3_BUCKET);
            at.check("region", s3.region(), S3_REGION);
            Optional<HostPort> called = Optional.ofNullable(s3.endpoint()).flatMap(HostPort::parse);
            s3.location().ifPresent(location -> DescriptionCheck.location(at.at("location"), location, called));
            if (at.present("credentials", s3.credentials())) {
                credentials(at.at("credentials"), s3.credentials());
            }
        }
    }

    /** The port of an endpoint that names none. */
    static int defaultPort(S3Storage s3) {
        return s3.insecure() ? 80 : 443;
    }

    private static void endpoint(Tempo tempo, S3Storage s3, HostPort called, Problems at) {
        int port = called.port().orElse(defaultPort(s3));
        if (s3.insecure() && (s3.isAws() || port == 443)) {
            at.add("insecure", true, "must be false for AWS and on port 443, which speak TLS", "leave it out");
        }
        bucketInHost(s3, called)
                .ifPresent(plain -> at.add(
                        "endpoint",
                        s3.endpoint(),
                        "must not name the bucket, which Tempo puts in front by itself",
                        "write \"%s\"".formatted(plain)));
        if (s3.location().isEmpty()) {
            DestinationCheck.ofBucket(tempo, called, port, at);
        }
    }

    /** What an AWS endpoint is without the bucket in front of it; empty if there is none. */
    private static Optional<String> bucketInHost(S3Storage s3, HostPort called) {
        List<String> labels = List.of(called.normalizedHost().split("\\.", -1));
        if (!s3.isAws() || labels.contains("vpce")) {
            return Optional.empty();
        }
        return IntStream.range(1, labels.size())
                .filter(index ->
                        labels.get(index).equals("s3") || labels.get(index).startsWith("s3-"))
                .mapToObj(index -> String.join(".", labels.subList(index, labels.size())))
                .findFirst();
    }

    private static void credentials(Problems at, S3Credentials credentials) {
        if (credentials instanceof S3Credentials.FromSecret secret) {
            secret(at, secret);
        } else if (credentials instanceof S3Credentials.FromEnvironment environment) {
            environment(at, environment);
        } else if (credentials instanceof S3Credentials.FromFluxValues flux) {
            at.check("secretName", flux.secretName(), DNS_SUBDOMAIN);
        } else if (credentials instanceof S3Credentials.WorkloadIdentity identity) {
            if (identity.serviceAccountAnnotations().isEmpty()) {
                at.add(
                        "serviceAccountAnnotations",
                        identity.serviceAccountAnnotations(),
                        "must bind the service account to a role",
                        "use S3Credentials.awsRole(arn)");
            }
            at.annotations("serviceAccountAnnotations", identity.serviceAccountAnnotations());
        } else if (credentials instanceof S3Credentials.PlainText literal) {
            notBlank(at, "accessKey", literal.accessKey());
            notBlank(at, "secretKey", literal.secretKey());
        }
    }

    private static void secret(Problems at, S3Credentials.FromSecret secret) {
        at.check("secretName", secret.secretName(), DNS_SUBDOMAIN);
        at.checkHidden("accessKey", secret.accessKey(), DATA_KEY);
        at.checkHidden("secretKey", secret.secretKey(), DATA_KEY);
    }

    private static void environment(Problems at, S3Credentials.FromEnvironment environment) {
        variable(at, "accessKeyVariable", environment.accessKeyVariable());
        variable(at, "secretKeyVariable", environment.secretKeyVariable());
        if (Objects.equals(environment.accessKeyVariable(), environment.secretKeyVariable())) {
            at.add("secretKeyVariable", "****", "must differ from the access key's variable", "choose another name");
        }
        if (at.present("secret", environment.secret())) {
            secret(at.at("secret"), environment.secret());
        }
    }

    private static void variable(Problems at, String part, String name) {
        if (at.checkHidden(part, name, ENVIRONMENT_VARIABLE) && TAKEN.contains(name)) {
            at.add(
                    part,
                    name,
                    "must not be a variable that the pod has anyway",
                    "choose another, such as S3_ACCESS_KEY");
        }
    }

    /** Never shows the value: it may be half of a secret. */
    private static void notBlank(Problems at, String part, String secret) {
        if (secret == null || secret.isBlank() || secret.chars().anyMatch(Character::isISOControl)) {
            at.add(
                    part,
                    null,
                    "must not be blank and must be one line",
                    "give the key, or better a Secret that holds it");
        }
    }
}
