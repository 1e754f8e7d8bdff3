package io.sre.tempo.model.finding;

import java.util.List;

/** Findings as validators make them. */
final class FindingsFixture {

    static final Rule PORT = new Rule(
            "TEMPO-PORT-001",
            Severity.ERROR,
            "Tempo's HTTP port is the one that the chart's Service leads to",
            Rule.EVERY_VERSION,
            "The port of the Service is a number in the chart's templates. It does not follow the value.",
            "delete tempo.server.http_listen_port",
            "chart tempo 1.7.2 to 2.2.4, templates/service.yaml");

    static final Rule RETENTION = new Rule(
            "TEMPO-KEY-004",
            Severity.WARNING,
            "no key is written that nobody reads",
            "chart 1.7.2 and later",
            "Helm takes any key, and the chart reads those it knows.",
            "delete the key",
            "chart tempo 1.7.2 to 2.2.4, values.yaml");

    static final Rule REPLICAS = new Rule(
            "TEMPO-POD-009",
            Severity.INFORMATION,
            "pods say how much memory they need",
            Rule.EVERY_VERSION,
            "A pod without requests is evicted first.",
            "set resources.requests.memory",
            "Kubernetes 1.33, Pod QoS");

    static final Place VERSION =
            new Place("tempo/source.yaml", 9, "OCIRepository flux-system/tempo", "spec.ref.tag", "    tag: 1.24.4");

    private FindingsFixture() {}

    static Finding port() {
        Place place = new Place(
                "tempo/helmrelease.yaml",
                114,
                "HelmRelease tempo/tempo",
                "spec.values.tempo.server.http_listen_port",
                "        http_listen_port: 3100  ");
        return new Finding(
                PORT,
                Severity.ERROR,
                place,
                "Tempo listens on 3100, and the Service of chart 1.24.4 leads to 3200",
                "delete it, or write 3200",
                List.of("Grafana asks 3200", "Prometheus asks 3200"),
                List.of(VERSION));
    }

    static Finding key() {
        Place place = new Place(
                "tempo/helmrelease.yaml",
                12,
                "HelmRelease tempo/tempo",
                "spec.values[\"retention\"]",
                "    retention: ${RETENTION}");
        return finding(RETENTION, Severity.WARNING, place, "nobody reads retention here: it is \"${RETENTION}\"");
    }

    static Finding note() {
        Place place = new Place("tempo/helmrelease.yaml", 1, "HelmRelease tempo/tempo", "", "");
        return finding(REPLICAS, Severity.INFORMATION, place, "no memory is requested");
    }

    static Finding elsewhere() {
        Place place = new Place("überblick/a b.yaml", 3, "", "", "metadata: {}");
        return finding(PORT, Severity.WARNING, place, "1 < 2 & \"3\" > '2'");
    }

    static Finding accepted() {
        Place place = new Place("tempo/old.yaml", 7, "HelmRelease tempo/old", "spec.values.x", "    x: 1");
        return finding(RETENTION, Severity.WARNING, place, "nobody reads x");
    }

    static Finding finding(Rule rule, Severity severity, Place place, String message) {
        return new Finding(rule, severity, place, message, rule.mend(), List.of(), List.of());
    }

    /** Two errors in effect, a warning less than its rule, a note, and what somebody accepted. */
    static Findings some() {
        return Findings.of(
                List.of(note(), port(), elsewhere(), key()),
                List.of(new SuppressedFinding(accepted(), "goes away with the old cluster")));
    }
}
