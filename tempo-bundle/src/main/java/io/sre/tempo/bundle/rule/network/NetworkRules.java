package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about the network. */
public final class NetworkRules {

    private NetworkRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new IntakesAreReachable(),
                new QueriesAreReachable(),
                new GrafanaIsLetIn(),
                new DnsIsReachable(),
                new StorageIsReachable(),
                new RemoteWriteIsReachable(),
                new ControlPlaneIsReachable(),
                new TunnelIsReachable(),
                new IngressIsNeeded(),
                new EgressIsNeeded(),
                new PodsAreIsolated(),
                new NobodyFromOutside(),
                new EgressIsNarrow(),
                new ChartPolicyIsOff(),
                new NamespacesAreSelectedByName(),
                new PoliciesAreWellFormed());
    }
}
