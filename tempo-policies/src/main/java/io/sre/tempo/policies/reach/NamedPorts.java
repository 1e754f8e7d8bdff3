package io.sre.tempo.policies.reach;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The named ports of a destination, as far as policies mention them. Source: NetworkPolicyPort of Kubernetes' API
 * reference: a name is looked up in the pod connected to, whatever the direction of the rule.
 *
 * @param ports the ports with such names
 * @param anything whether any name may be there, for nobody knows the pod's ports
 * @param nowhere the names that no pod of the cluster declares, if they may yet be there
 */
record NamedPorts(List<PodPort> ports, boolean anything, Set<String> nowhere) {

    /** Addresses outside of the cluster, which declare nothing. */
    static final NamedPorts OUTSIDE = new NamedPorts(List.of(), false, Set.of());

    Match match(PortSpec.Named name, Protocol protocol, int port) {
        for (int index = 0; index < ports.size(); index++) {
            PodPort declared = ports.get(index);
            if (declared.port() == port && declared.protocol() == protocol && fits(name, declared)) {
                return Match.YES;
            }
        }
        return isOpen(name) && (name.protocol() == null || name.protocol() == protocol) ? Match.MAYBE : Match.NO;
    }

    Connections surely(PortSpec.Named name) {
        Connections all = Connections.none();
        for (PodPort declared : ports) {
            if (fits(name, declared)) {
                all = all.union(Connections.of(declared.protocol(), declared.port()));
            }
        }
        return all;
    }

    Connections possibly(PortSpec.Named name) {
        if (!isOpen(name)) {
            return Connections.none();
        }
        Protocol protocol = name.protocol();
        return protocol == null ? Connections.all() : Connections.of(protocol, 1, 65535);
    }

    boolean isOpen(PortSpec.Named name) {
        return anything || nowhere.contains(name.name());
    }

    private static boolean fits(PortSpec.Named name, PodPort declared) {
        @Nullable Protocol wanted = name.protocol();
        return declared.name().equals(name.name()) && (wanted == null || wanted == declared.protocol());
    }
}
