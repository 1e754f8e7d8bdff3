package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about ports and names. */
public final class PortRules {

    private PortRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new HttpPortIsFixed(),
                new DatasourceUsesHttpPort(),
                new IntakesUseTheirPort(),
                new IntakesAreExposed(),
                new IntakesListenOutside(),
                new EndpointsAreAddresses(),
                new ReceiversAreNotNulled(),
                new OpencensusIsKnown(),
                new NothingElseListens(),
                new LoadBalancerTakesUdp(),
                new ConsumersAskOpenPorts(),
                new OtlpHasAProtocol(),
                new ReceiversAreReadable(),
                new SendersSpeakThePortsProtocol(),
                new BackendsNamePortsOfTheService(),
                new ServicesLeadToListeners(),
                new MonitorsScrapePortsThatExist());
    }
}
