package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.syntax.HostPort;
import java.util.Optional;
import java.util.Set;

/** S3 is asked by the protocol that it speaks. */
final class ProtocolFitsEndpoint extends S3Check {

    /** Where the usual S3 servers speak plain HTTP inside of a cluster: MinIO, Garage, SeaweedFS, RadosGW. */
    private static final Set<Integer> PLAIN_PORTS = Set.of(80, 3900, 8333, 9000);

    ProtocolFitsEndpoint() {
        super(warning("TEMPO-STOR-004", "insecure fits the S3 endpoint: TLS or plain HTTP")
                .because(
                        "insecure: true means plain HTTP, and without it Tempo speaks TLS, whatever the port is. If the other side does"
                                + " not, Tempo stops at start. At AWS, traces would cross the network in plain text.")
                .mend("write insecure: true for a server without TLS, and leave it out for all others")
                .source("Tempo 2.3.1 to 2.10.8, tempodb/backend/s3/s3.go"));
    }

    @Override
    void check(Value s3, Report report) {
        Value insecure = s3.get("insecure");
        Optional<HostPort> endpoint = s3.get("endpoint").literal().flatMap(HostPort::parse);
        if (endpoint.isEmpty() || insecure.isUnknown() || insecure.hasPlaceholder()) {
            return;
        }
        if (insecure.isTrue()) {
            plain(s3, endpoint.get(), report);
        } else {
            encrypted(s3, endpoint.get(), report);
        }
    }

    private static void plain(Value s3, HostPort endpoint, Report report) {
        if (TraceStorage.isAws(endpoint) || endpoint.port().orElse(0) == 443) {
            report.add(
                    s3.get("insecure"),
                    "Tempo speaks plain HTTP to %s, where TLS is spoken"
                            .formatted(s3.get("endpoint").shown(endpoint)),
                    "delete insecure");
        }
    }

    private static void encrypted(Value s3, HostPort endpoint, Report report) {
        int port = endpoint.port().orElse(443);
        boolean plainPort = port == 80 || (isInCluster(endpoint) && PLAIN_PORTS.contains(port));
        if (plainPort) {
            // Whoever writes false thought of it.
            Report likely = s3.get("insecure").isFalse() ? report.as(Severity.INFORMATION) : report;
            likely.add(
                    s3.get("endpoint"),
                    "Tempo speaks TLS to %s, and port %d is one for plain HTTP"
                            .formatted(s3.get("endpoint").shown(endpoint), port),
                    "write insecure: true, unless the server has a certificate on this port");
        }
    }

    private static boolean isInCluster(HostPort endpoint) {
        String host = endpoint.normalizedHost();
        return host.endsWith(".svc") || host.contains(".svc.") || (!host.contains(".") && !endpoint.isAddress());
    }
}
