package io.sre.tempo.policies.reach;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What policies can tell apart.
 *
 * @param namespaces the namespaces that have policies, or peers that mean one of them
 * @param portNames the names of ports that they mention
 */
record PolicyWords(Vocabulary podLabels, Vocabulary namespaceLabels, Set<String> namespaces, Set<String> portNames) {

    static PolicyWords of(Collection<Policy> policies) {
        PolicyWords words = new PolicyWords(new Vocabulary(), new Vocabulary(), new HashSet<>(), new HashSet<>());
        for (Policy policy : policies) {
            words.add(policy.subject());
            for (Direction direction : Direction.values()) {
                policy.rules(direction).forEach(words::add);
            }
        }
        return words;
    }

    private void add(Rule rule) {
        List<PeerSpec> peers = rule.peers();
        if (peers != null) {
            for (PeerSpec peer : peers) {
                if (peer instanceof PeerSpec.OfPods pods) {
                    add(pods);
                }
            }
        }
        List<PortSpec> ports = rule.ports();
        if (ports != null) {
            for (PortSpec port : ports) {
                if (port instanceof PortSpec.Named named) {
                    portNames.add(named.name());
                }
            }
        }
    }

    private void add(PeerSpec.OfPods pods) {
        podLabels.add(pods.pods());
        namespaceLabels.add(pods.namespaces());
        if (pods.ownNamespace() != null) {
            namespaces.add(pods.ownNamespace());
        }
    }
}
