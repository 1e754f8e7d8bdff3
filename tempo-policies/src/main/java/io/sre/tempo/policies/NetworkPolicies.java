package io.sre.tempo.policies;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.release.Metadata;
import io.sre.tempo.model.release.TempoRelease;
import java.util.List;

/** NetworkPolicies: those of a described Tempo, and any other. Every call gives fresh objects. */
public final class NetworkPolicies {

    private NetworkPolicies() {}

    /**
     * {@return a builder for any policy}
     *
     * @param namespace the namespace whose pods it is for
     * @param name its name
     */
    public static PolicyBuilder policy(String namespace, String name) {
        return new PolicyBuilder(namespace, name);
    }

    /**
     * {@return a policy that closes a namespace: nothing in, nothing out, for every pod of it}
     *
     * @param namespace the namespace to close
     */
    public static NetworkPolicy defaultDeny(String namespace) {
        return policy(namespace, "default-deny").closeIngress().closeEgress().build();
    }

    /**
     * {@return the policy that closes the namespace of a described Tempo}
     *
     * @param tempo the description
     */
    public static NetworkPolicy defaultDeny(Tempo tempo) {
        return labelled(tempo, policy(tempo.releaseNamespace(), "default-deny"))
                .closeIngress()
                .closeEgress()
                .build();
    }

    /**
     * {@return the policy that opens a described Tempo to its {@linkplain Flows flows} and to nothing else}
     *
     * @param tempo the description
     */
    public static NetworkPolicy allowTempo(Tempo tempo) {
        TempoRelease release = TempoRelease.of(tempo);
        Flows flows = Flows.of(tempo);
        PolicyBuilder policy = labelled(tempo, policy(release.namespace(), "allow-tempo"));
        release.podLabels().forEach(policy::select);
        flows.ingress().forEach(flow -> policy.ingress(rule -> compiled(rule, flow, flow.from())));
        flows.egress().forEach(flow -> policy.egress(rule -> compiled(rule, flow, flow.to())));
        return policy.build();
    }

    /**
     * {@return both policies of a described Tempo: default-deny, then allow-tempo}
     *
     * @param tempo the description
     */
    public static List<NetworkPolicy> of(Tempo tempo) {
        return List.of(defaultDeny(tempo), allowTempo(tempo));
    }

    private static PolicyBuilder labelled(Tempo tempo, PolicyBuilder policy) {
        Metadata.labels(tempo).forEach(policy::label);
        Metadata.annotations(tempo).forEach(policy::annotation);
        return policy;
    }

    private static RuleBuilder compiled(RuleBuilder rule, Flow flow, List<Peer> there) {
        return rule.peers(there.toArray(Peer[]::new)).flowPorts(flow.ports()).because(flow.reason(there));
    }
}
