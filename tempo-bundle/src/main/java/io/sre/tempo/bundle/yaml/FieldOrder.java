package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the fields of fabric8's objects as people order them; fabric8 itself has them by the alphabet. */
final class FieldOrder extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final List<String> EVERYWHERE =
            List.of("apiVersion", "apiGroup", "kind", "metadata", "name", "namespace");

    private static final Map<Class<?>, List<String>> FIRST = Map.of(
            ObjectMeta.class, List.of("name", "namespace", "labels", "annotations"),
            LabelSelector.class, List.of("matchLabels", "matchExpressions"),
            NetworkPolicySpec.class, List.of("podSelector", "policyTypes", "ingress", "egress"),
            NetworkPolicyIngressRule.class, List.of("from", "ports"),
            NetworkPolicyEgressRule.class, List.of("to", "ports"),
            NetworkPolicyPort.class, List.of("port", "endPort", "protocol"),
            Secret.class, List.of("apiVersion", "kind", "metadata", "immutable", "type"),
            ServiceSpec.class, List.of("type", "clusterIP", "selector", "ports"),
            ServicePort.class, List.of("name", "port", "targetPort", "protocol"),
            Container.class, List.of("name", "image", "command", "args", "ports", "env"));

    @Override
    public String[] findSerializationPropertyOrder(AnnotatedClass type) {
        String[] order = super.findSerializationPropertyOrder(type);
        if (!Kinds.isOfFabric8(type.getRawType())) {
            return order;
        }
        Set<String> merged = new LinkedHashSet<>(FIRST.getOrDefault(type.getRawType(), EVERYWHERE));
        if (order != null) {
            merged.addAll(Arrays.asList(order));
        }
        return merged.toArray(String[]::new);
    }
}
