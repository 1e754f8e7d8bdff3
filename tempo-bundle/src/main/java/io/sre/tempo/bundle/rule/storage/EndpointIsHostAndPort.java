package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.syntax.HostPort;
import io.sre.tempo.model.syntax.Syntax;

/** The S3 endpoint is written as the S3 client wants it. */
final class EndpointIsHostAndPort extends S3Check {

    EndpointIsHostAndPort() {
        super(error("TEMPO-STOR-003", "the S3 endpoint is host[:port], without scheme and path")
                .because(
                        "Tempo puts the scheme in front by itself, by insecure. With another one, or with a path, it stops at start:"
                                + " \"Endpoint url cannot have fully qualified paths\".")
                .mend("write host[:port]; insecure: true means http")
                .source("Tempo 2.3.1 to 2.10.8, minio-go getEndpointURL, by running them; grafana/tempo issue 3696"));
    }

    @Override
    void check(Value s3, Report report) {
        Value endpoint = s3.get("endpoint");
        String text = endpoint.literal().orElse("");
        if (text.isEmpty() || endpoint.isStandIn() || HostPort.parse(text).isPresent()) {
            return;
        }
        // What else looks odd may still be a host to the S3 client, which is not as strict.
        // A slash behind the port is an empty path, which it takes.
        String bare = text.contains(":") && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        Report certain = bare.contains("/") ? report : report.as(Severity.WARNING);
        certain.add(endpoint, "the endpoint %s is not host[:port]".formatted(endpoint), mend(text));
    }

    private static String mend(String text) {
        int scheme = text.indexOf("://");
        String rest = scheme < 0 ? text : text.substring(scheme + 3);
        int path = rest.indexOf('/');
        String host = path < 0 ? rest : rest.substring(0, path);
        if (!Syntax.S3_ENDPOINT.accepts(host)) {
            return "write it as in s3.eu-west-1.amazonaws.com or minio.minio.svc:9000";
        }
        return text.startsWith("http://") ? "write %s, and insecure: true".formatted(host) : "write " + host;
    }
}
