package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.Platform;
import java.util.List;

/** Spans over UDP get through the load balancer. */
final class LoadBalancerTakesUdp extends InstallationCheck {

    LoadBalancerTakesUdp() {
        super(warning("TEMPO-PORT-010", "a load balancer has the ports of the receivers that were asked for")
                .of("chart 1.15.0 and later")
                .because("A Service of type LoadBalancer has the ports of one transport only, service.protocol, which is TCP by default. Jaeger's compact and binary Thrift come over UDP.")
                .mend("send spans over TCP")
                .source("chart tempo 1.15.0 to 2.2.4, templates/service.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        boolean balancer = tempo.value("service.type").text().equals("LoadBalancer") && tempo.chart().isAtLeast("1.15.0");
        String only = tempo.value("service.protocol").text();
        for (Intake intake : balancer ? tempo.intakes() : List.<Intake>of()) {
            boolean left = intake.written()
                    && intake.protocol().filter(protocol -> !protocol.transport().name().equals(only)).isPresent();
            if (left && !only.isEmpty()) {
                report.add(
                        intake.value(),
                        "the load balancer has ports for %s only, and %s comes over %s"
                                .formatted(
                                        only,
                                        intake.protocol().get().title(),
                                        intake.protocol().get().transport()),
                        "send spans over %s".formatted(only));
            }
        }
    }
}
