package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Mentions;
import io.sre.tempo.bundle.rule.Mentions.Mention;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.ServicePort;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever sends to Tempo's Service sends to a port that leads to a listener. */
final class ConsumersAskOpenPorts extends Check {

    /**
     * A host and a port in a text, such as an environment variable or the configuration of a collector; after a single slash
     * it is an image and its tag.
     */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![A-Za-z0-9.-])(?<!(?<!/)/)([a-z][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){0,4}):([0-9]{2,5})(?![0-9])");

    /** What has rules of its own. */
    private static final Set<String> ELSEWHERE = Set.of("HelmRelease", "GrafanaDatasource", "NetworkPolicy");

    ConsumersAskOpenPorts() {
        super(error("TEMPO-PORT-011", "whoever names Tempo's Service names a port that somebody listens on")
                .because(
                        "The chart's Service has ports, such as 9411 for Zipkin, whether or not a receiver listens behind them. Spans that"
                                + " are sent there are refused, and most senders drop them.")
                .mend("turn the receiver on, or send to a port that somebody listens on")
                .source("chart tempo 1.7.2 to 2.2.4, templates/service.yaml; grafana/helm-charts pull 2985"));
    }

    @Override
    public void check(Platform platform, Report report) {
        if (platform.installations().isEmpty()) {
            return;
        }
        for (Manifest manifest : platform.resources()) {
            for (Mention mention : Mentions.of(platform).in(manifest)) {
                if (mention.mayHavePort()
                        && !ELSEWHERE.contains(manifest.kind())
                        && !mention.text().contains("datasources:")) {
                    look(mention, platform.namespace(manifest), platform, report);
                }
            }
        }
    }

    private static void look(Mention mention, Optional<String> namespace, Platform platform, Report report) {
        Spot spot = mention.spot();
        Matcher address = ADDRESS.matcher(mention.text());
        while (address.find()) {
            int port = Integer.parseInt(address.group(2));
            boolean ambiguous = address.group(1).indexOf('.') < 0 && namespace.isEmpty();
            List<Installation> asked =
                    ambiguous ? List.of() : platform.installationsAt(address.group(1), namespace, spot);
            for (Installation tempo : asked) {
                if (!tempo.replacesConfig() && !answers(tempo, port)) {
                    report.add(
                            spot,
                            "%s is sent to, and nobody listens there".formatted(address.group()),
                            mend(tempo, port),
                            List.of(),
                            List.of(tempo.release().spot("/spec/values")));
                }
            }
        }
    }

    private static String mend(Installation tempo, int port) {
        boolean exposed = tempo.servicePorts().stream().anyMatch(candidate -> candidate.port() == port);
        return exposed
                ? "turn a receiver on for it, or send to another port"
                : "send to a port of the Service %s".formatted(tempo.fullName());
    }

    /** Whether a port of the Service leads to a listener. */
    private static boolean answers(Installation tempo, int port) {
        if (port == tempo.httpPort()) {
            return true;
        }
        if (tempo.value("tempo.receivers").hasUnknown()
                || !tempo.value("tempoQuery.enabled").isFalsy()) {
            return true;
        }
        for (ServicePort candidate : tempo.servicePorts()) {
            if (candidate.port() == port && listens(tempo, candidate.targetPort())) {
                return true;
            }
        }
        return false;
    }

    private static boolean listens(Installation tempo, int port) {
        for (Intake intake : tempo.intakes()) {
            if (!intake.isLocal() && intake.port().orElse(-1) == port) {
                return true;
            }
        }
        return false;
    }
}
