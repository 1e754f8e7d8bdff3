package io.sre.tempo.benchmarks;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.sre.tempo.benchmarks.Application.Port;
import java.util.List;
import java.util.Map;

/** One pod of a generated cluster, before it is said how it is written down. */
record Workload(
        String namespace,
        String name,
        Map<String, String> labels,
        List<Port> ports,
        String address,
        Controller controller) {

    enum Controller {
        NONE,
        DEPLOYMENT,
        STATEFUL_SET
    }

    /** As it runs: with an address, and without its owner, by which other tools would merge pods. */
    Pod pod() {
        return new PodBuilder()
                .withMetadata(metadata())
                .editMetadata()
                .addToLabels(labelsOfItsOwn())
                .endMetadata()
                .withSpec(spec())
                .withNewStatus()
                .withPhase("Running")
                .withPodIP(address)
                .addNewPodIP(address)
                .endStatus()
                .build();
    }

    /** As somebody wrote it: what makes the pod, if anything does. */
    HasMetadata manifest() {
        return switch (controller) {
            case NONE -> pod();
            case DEPLOYMENT ->
                new DeploymentBuilder()
                        .withMetadata(metadata())
                        .withNewSpec()
                        .withReplicas(2)
                        .withNewSelector()
                        .withMatchLabels(labels)
                        .endSelector()
                        .withTemplate(template().build())
                        .endSpec()
                        .build();
            case STATEFUL_SET ->
                new StatefulSetBuilder()
                        .withMetadata(metadata())
                        .withNewSpec()
                        .withReplicas(1)
                        .withServiceName(name)
                        .withNewSelector()
                        .withMatchLabels(labels)
                        .endSelector()
                        .withTemplate(template().build())
                        .endSpec()
                        .build();
        };
    }

    /** No two pods of StatefulSets have all labels in common, though no policy asks for the difference. */
    private Map<String, String> labelsOfItsOwn() {
        return controller == Controller.STATEFUL_SET ? Map.of("statefulset.kubernetes.io/pod-name", name) : Map.of();
    }

    private PodTemplateSpecBuilder template() {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withSpec(spec());
    }

    private ObjectMeta metadata() {
        return new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(name)
                .withLabels(labels)
                .build();
    }

    private PodSpec spec() {
        return new PodSpecBuilder()
                .addNewContainer()
                .withName("main")
                .withImage("registry.example/" + name)
                .withPorts(ports.stream().map(Workload::containerPort).toList())
                .endContainer()
                .build();
    }

    private static ContainerPort containerPort(Port port) {
        return new ContainerPortBuilder()
                .withName(port.name())
                .withContainerPort(port.number())
                .withProtocol(port.protocol())
                .build();
    }
}
