package io.sre.tempo.model.syntax;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How a text must be written to be accepted where it ends up. Each constant knows its rule in words and proposes a mend.
 *
 * <p>Sources: Kubernetes {@code apimachinery} {@code pkg/util/validation} (v0.37), the Flux CRDs (helm-controller 1.6,
 * source-controller 1.9), Go {@code time.ParseDuration}, the AWS S3 user guide "General purpose bucket naming rules",
 * minio-go 7.0.63, Grafana 13 provisioning.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions keep no state
public enum Syntax {
    /** Namespaces, Service port names: DNS-1123 label, at most 63 characters. */
    DNS_LABEL(
            Names::isLabel,
            "must be a DNS label: at most 63 of a-z, 0-9 and '-', with a letter or digit at both ends",
            Syntax::mendLabel),

    /** Names of most objects: DNS-1123 subdomain, at most 253 characters. */
    DNS_SUBDOMAIN(
            Names::isSubdomain,
            "must be a DNS name: at most 253 of a-z, 0-9, '-' and '.', with a letter or digit at both ends of each part",
            Syntax::mendSubdomain),

    /** Names of Services: DNS-1035 label, a letter first. */
    SERVICE_NAME(
            text -> Names.isServiceName(text, 63),
            "must be a Service name: at most 63 of a-z, 0-9 and '-', with a letter first and no '-' last",
            Syntax::mendLabel),

    /** Names of Helm releases whose chart makes Services of them: DNS-1035 label, at most 53 characters. */
    RELEASE_NAME(
            text -> Names.isServiceName(text, 53),
            "must be a release name: at most 53 of a-z, 0-9 and '-', with a letter first and no '-' last",
            Syntax::mendReleaseName),

    /** Keys of labels and annotations. */
    LABEL_KEY(
            Names::isLabelKey,
            "must be a label key: [prefix/]name, the prefix a DNS name, the name at most 63 of letters, digits, '-', '_'"
                    + " and '.' with a letter or digit at both ends",
            text -> "write a key such as \"app.kubernetes.io/name\""),

    /** Values of labels; may be empty. */
    LABEL_VALUE(
            Names::isLabelValue,
            "must be a label value: at most 63 of letters, digits, '-', '_' and '.', with a letter or digit at both ends",
            text -> "shorten it, or put it into an annotation"),

    /** Keys of the data of a ConfigMap or Secret. */
    DATA_KEY(
            text -> matches("[-._a-zA-Z0-9]+", 253, text) && !text.equals(".") && !text.startsWith(".."),
            "must be a data key: at most 253 of letters, digits, '-', '_' and '.'",
            text -> "write a key such as \"access_key\""),

    /** Names of environment variables that a shell-like expansion finds. */
    ENVIRONMENT_VARIABLE(
            regex("[A-Za-z_][A-Za-z0-9_]*", 253),
            "must be a variable name: letters, digits and '_', no digit first",
            Syntax::mendVariable),

    /** Names of container ports: IANA service name, at most 15 characters. */
    PORT_NAME(
            text -> matches("[-a-z0-9]+", 15, text)
                    && Form.fits(".*[a-z].*", text)
                    && !text.startsWith("-")
                    && !text.endsWith("-")
                    && !text.contains("--"),
            "must be a port name: at most 15 of a-z, 0-9 and single '-' inside, with at least one letter",
            text -> "write a name such as \"otlp-grpc\", or the number of the port"),

    /** Amounts of storage and memory, above zero. */
    SIZE(
            text -> Quantities.isPositive(text) && Quantities.isAtLeastOne(text) && !Form.fits(".*[num]", text),
            "must be an amount of at least one byte, as Kubernetes writes it: \"m\" means a thousandth",
            text -> "write \"10Gi\" or \"512Mi\""),

    /** Amounts of CPU, above zero and no finer than 1m. */
    CPU(
            text -> Quantities.isPositive(text) && Quantities.isWholeMilli(text),
            "must be an amount of CPU above zero and no finer than 1m",
            text -> "write \"500m\" or \"2\""),

    /** Durations as Go's {@code time.ParseDuration} reads them, above zero: Tempo's own fields. */
    GO_DURATION(
            Durations::isPositiveGo,
            "must be a Go duration above zero: numbers with the units h, m, s or ms, no days",
            Durations::mend),

    /** Durations in Flux's objects. */
    FLUX_DURATION(
            text -> Durations.isPositiveGo(text) && Form.fits("([0-9]+(\\.[0-9]+)?(ms|s|m|h))+", text),
            "must be a Flux duration above zero: numbers with the units h, m, s or ms, no days",
            Durations::mend),

    /** Timeouts of Flux's sources, which know no hours. */
    FLUX_SOURCE_TIMEOUT(
            text -> Durations.isPositiveGo(text) && Form.fits("([0-9]+(\\.[0-9]+)?(ms|s|m))+", text),
            "must be a Flux source timeout above zero: numbers with the units m, s or ms, neither hours nor days",
            text -> "write \"60s\""),

    /** Prometheus durations, as in a ServiceMonitor: {@code 30s}, {@code 1m30s}. */
    PROMETHEUS_DURATION(
            Durations::isPositivePrometheus,
            "must be a Prometheus duration above zero: whole numbers with the units y, w, d, h, m, s and ms, largest first",
            text -> "write \"30s\""),

    /** S3 endpoints: {@code host[:port]}. */
    S3_ENDPOINT(
            text -> HostPort.parse(text).isPresent(),
            "must be host[:port], without scheme, path or user",
            Syntax::mendEndpoint),

    /** Names of S3 buckets. */
    S3_BUCKET(
            Syntax::isBucket,
            "must be an S3 bucket name: 3 to 63 of a-z, 0-9, '-' and '.', with a letter or digit at both ends, not shaped"
                    + " like an IP address and without a reserved prefix or suffix",
            text -> "write a name such as \"traces\""),

    /** Names of S3 regions. */
    S3_REGION(
            regex("[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?", 64),
            "must be a region: letters, digits and '-'",
            text -> "write a region such as \"eu-west-1\""),

    /** Addresses of HTTP services without user info, query, fragment or '$'. */
    HTTP_URL(
            HttpUrls::isPlain,
            "must be an http or https URL with a host, and without user, query, fragment, spaces or '$'",
            text -> "write \"http://prometheus.monitoring.svc:9090/api/v1/write\""),

    /** CIDR blocks in their strict form. */
    CIDR(
            text -> Cidr.parse(text).isPresent(),
            "must be a CIDR block such as \"10.0.0.0/8\", with no bits set behind the prefix and no leading zeros",
            text -> Cidr.closest(text)
                    .map(closest -> "write \"%s\"".formatted(closest))
                    .orElse("write an IPv4 or IPv6 block with its prefix length")),

    /** IPv4 and IPv6 addresses. */
    IP_ADDRESS(
            text -> IpAddresses.bytes(text).isPresent(),
            "must be an IP address",
            text -> "write \"0.0.0.0\" for every IPv4 address of the pod, \"::\" for every address"),

    /** Uids of Grafana's datasources. */
    GRAFANA_UID(
            regex("[a-zA-Z0-9_-]+", 40),
            "must be a Grafana uid: at most 40 letters, digits, '-' and '_'",
            text -> "write the uid of the datasource, such as \"loki\", not its name"),

    /** Time shifts in Grafana's datasources: one number, one unit, {@code M} a month and {@code m} a minute. */
    GRAFANA_SHIFT(
            text -> Form.fits("-?\\d+(\\.\\d+)?(ms|[Mwdhmsy])", text),
            "must be a time shift: one number with one of the units ms, s, m, h, d, w, M, y, with '-' for earlier",
            text -> "write \"-1h\" to begin an hour before the span, \"1h\" to end an hour after it"),

    /** Identifiers of NIST SP 800-53 controls as people print them. */
    CONTROL_ID(
            text -> Form.fits(
                    "(AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PM|PS|PT|RA|SA|SC|SI|SR)-[1-9][0-9]?(\\([1-9][0-9]?\\))?",
                    text),
            "must be a control of NIST SP 800-53, such as \"AU-2\" or \"SC-7(5)\"",
            Syntax::mendControl),

    /** Ids of Tempo's tenants (dskit, enforced since Tempo 2.10). */
    TENANT_ID(
            text -> matches("[A-Za-z0-9!_.*'()-]+", 150, text) && !text.equals(".") && !text.equals(".."),
            "must be a tenant id: at most 150 of letters, digits and ! - _ . * ' ( )",
            text -> "write an id such as \"team-a\"");

    /** No text here is longer; what is longer could make a pattern recurse too deeply. */
    private static final int LONGEST = 1024;

    private final Predicate<String> good;
    private final String rule;
    private final UnaryOperator<String> mend;

    Syntax(Predicate<String> good, String rule, UnaryOperator<String> mend) {
        this.good = good;
        this.rule = rule;
        this.mend = mend;
    }

    /**
     * {@return whether the text is written as this rule wants it}
     *
     * @param text any text, hostile ones included
     */
    public boolean accepts(String text) {
        return text.length() <= LONGEST && good.test(text);
    }

    /** {@return the rule in words, as the second half of a sentence that begins with the value} */
    public String rule() {
        return rule;
    }

    /**
     * {@return what to write instead, as an imperative}
     *
     * @param text a text that this rule does not accept
     */
    public String mend(String text) {
        return mend.apply(text.length() <= LONGEST ? text : "");
    }

    private static Predicate<String> regex(String pattern, int longest) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> text.length() <= longest && compiled.matcher(text).matches();
    }

    private static boolean matches(String pattern, int longest, String text) {
        return text.length() <= longest && Form.fits(pattern, text);
    }

    private static boolean isBucket(String text) {
        return text.length() >= 3
                && matches("[a-z0-9][a-z0-9.-]*[a-z0-9]", 63, text)
                && !Form.fits(".*(\\.\\.|\\.-|-\\.).*", text)
                && !Form.fits("\\d+\\.\\d+\\.\\d+\\.\\d+", text)
                && !Form.fits("(xn--|sthree-|amzn-s3-demo-).*", text)
                && !Form.fits(".*(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)", text);
    }

    private static String mendLabel(String text) {
        return proposal(text.replace('.', '-'), SERVICE_NAME, 63);
    }

    private static String mendReleaseName(String text) {
        // The chart may add "-tempo", and a StatefulSet's name is at most 52 characters long.
        return proposal(text.replace('.', '-'), RELEASE_NAME, 46);
    }

    private static String mendSubdomain(String text) {
        return proposal(text, DNS_SUBDOMAIN, 63);
    }

    private static String proposal(String text, Syntax wanted, int longest) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        String cut = lower.replaceAll("^[^a-z]+", "");
        String trimmed = cut.substring(0, Math.min(cut.length(), longest)).replaceAll("[^a-z0-9]+$", "");
        return wanted.accepts(trimmed) ? "write \"%s\"".formatted(trimmed) : "choose a name such as \"tempo\"";
    }

    private static String mendVariable(String text) {
        String word = text.replaceAll("[^A-Za-z0-9_]", "_");
        String proposed = Form.fits("[0-9].*", word) ? "_" + word : word;
        return "write \"%s\"".formatted(ENVIRONMENT_VARIABLE.accepts(proposed) ? proposed : "S3_ACCESS_KEY");
    }

    private static String mendControl(String text) {
        String proposed = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\.([0-9]+)$", "($1)");
        return CONTROL_ID.accepts(proposed)
                ? "write \"%s\"".formatted(proposed)
                : "write its family in capitals, '-' and its number";
    }

    private static String mendEndpoint(String text) {
        boolean http = text.startsWith("http://");
        String rest = text.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://", "")
                .replaceFirst("^[^/]*@", "")
                .replaceFirst("[/?#].*$", "")
                .strip();
        if (rest.equals(text) || HostPort.parse(rest).isEmpty()) {
            return "write \"s3.eu-west-1.amazonaws.com\" or \"minio.minio.svc:9000\"";
        }
        return "write \"%s\"%s".formatted(rest, http ? " and set insecure(true)" : "");
    }
}
