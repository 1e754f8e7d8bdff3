package io.sre.tempo.policies;

import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Builds any NetworkPolicy, with {@code policyTypes} always written and nothing opened by leaving something out.
 *
 * <pre>{@code
 * NetworkPolicies.policy("shop", "allow-checkout")
 *     .select("app", "checkout")
 *     .ingress(rule -> rule.pods(Pods.in("gateway")).tcp(8080).because("requests from the gateway"))
 *     .closeEgress()
 *     .build()
 * }</pre>
 *
 * <p>Not safe for use by several threads. Source of the rules: Kubernetes 1.33, networking.k8s.io/v1 and its validation.
 */
public final class PolicyBuilder {

    private final String namespace;
    private final String name;
    private final Map<String, String> selector = new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
    private final Map<String, String> labels = new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final List<RuleBuilder> ingress = new ArrayList<>();
    private final List<RuleBuilder> egress = new ArrayList<>();
    private boolean isolatesIngress;
    private boolean isolatesEgress;

    PolicyBuilder(String namespace, String name) {
        this.namespace = namespace;
        this.name = name;
    }

    /**
     * Applies the policy to pods with a label. Without this call it applies to every pod of its namespace.
     *
     * @param key the label's key
     * @param value its value
     * @return this
     */
    public PolicyBuilder select(String key, String value) {
        selector.put(key, value);
        return this;
    }

    /**
     * Adds a label to the policy itself.
     *
     * @param key the label's key
     * @param value its value
     * @return this
     */
    public PolicyBuilder label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    /**
     * Adds an annotation to the policy itself.
     *
     * @param key the annotation's key
     * @param value its value
     * @return this
     */
    public PolicyBuilder annotation(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    /**
     * Lets something in; everything else that no other policy lets in is refused.
     *
     * @param rule says from whom, and to which ports of the selected pods
     * @return this
     */
    public PolicyBuilder ingress(UnaryOperator<RuleBuilder> rule) {
        ingress.add(rule.apply(new RuleBuilder()));
        return closeIngress();
    }

    /**
     * Lets something out; everything else that no other policy lets out is refused.
     *
     * @param rule says to whom, and to which of their ports
     * @return this
     */
    public PolicyBuilder egress(UnaryOperator<RuleBuilder> rule) {
        egress.add(rule.apply(new RuleBuilder()));
        return closeEgress();
    }

    /**
     * Refuses everything to the selected pods that no rule lets in.
     *
     * @return this
     */
    public PolicyBuilder closeIngress() {
        isolatesIngress = true;
        return this;
    }

    /**
     * Refuses everything from the selected pods that no rule lets out.
     *
     * @return this
     */
    public PolicyBuilder closeEgress() {
        isolatesEgress = true;
        return this;
    }

    /**
     * {@return a fresh policy}
     *
     * @throws io.sre.tempo.model.finding.InvalidDescriptionException if anything is wrong with it
     */
    public NetworkPolicy build() {
        check();
        NetworkPolicySpecBuilder spec = new NetworkPolicySpecBuilder()
                .withPodSelector(
                        new LabelSelectorBuilder().withMatchLabels(selector).build());
        if (isolatesIngress) {
            spec.addToPolicyTypes("Ingress");
        }
        if (isolatesEgress) {
            spec.addToPolicyTypes("Egress");
        }
        ingress.forEach(rule -> spec.addToIngress(new NetworkPolicyIngressRuleBuilder()
                .withFrom(rule.networkPolicyPeers())
                .withPorts(rule.networkPolicyPorts())
                .build()));
        egress.forEach(rule -> spec.addToEgress(new NetworkPolicyEgressRuleBuilder()
                .withTo(rule.networkPolicyPeers())
                .withPorts(rule.networkPolicyPorts())
                .build()));
        return new NetworkPolicyBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withName(name)
                        .withNamespace(namespace)
                        .withLabels(labels)
                        .withAnnotations(annotationsWithPurposes())
                        .build())
                .withSpec(spec.build())
                .build();
    }

    private Map<String, String> annotationsWithPurposes() {
        Map<String, String> all = new LinkedHashMap<>(annotations);
        String purposes = RulePurposes.text(ingress, egress);
        if (!purposes.isEmpty()) {
            all.put(RulePurposes.ANNOTATION, purposes);
        }
        return all;
    }

    private void check() {
        Problems problems = Problems.none();
        problems.check("namespace", namespace, Syntax.DNS_LABEL);
        problems.check("name", name, Syntax.DNS_SUBDOMAIN);
        problems.labels("select", selector);
        problems.labels("labels", labels);
        problems.annotations("annotations", annotations);
        if (!isolatesIngress && !isolatesEgress) {
            problems.add(
                    "policyTypes",
                    null,
                    "must have a direction, or the policy would close ingress without saying so",
                    "add a rule, or call closeIngress() or closeEgress()");
        }
        for (int index = 0; index < ingress.size(); index++) {
            ingress.get(index).check(problems.at("ingress[%d]".formatted(index)));
        }
        for (int index = 0; index < egress.size(); index++) {
            egress.get(index).check(problems.at("egress[%d]".formatted(index)));
        }
        problems.orThrow("NetworkPolicy");
    }
}
