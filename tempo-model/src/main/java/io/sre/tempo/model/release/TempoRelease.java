package io.sre.tempo.model.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.sre.tempo.model.Mesh;
import io.sre.tempo.model.Pods;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.chart.Transport;
import io.sre.tempo.model.flux.HelmRelease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an installation of a described Tempo looks like: the names and labels that the chart gives, the ports that listen,
 * and the objects from which Flux makes it. Every method gives fresh objects.
 *
 * <p>Sources: chart {@code templates/_helpers.tpl}, the same from 1.7.2 to 2.2.4; helm-controller 1.6.
 */
public final class TempoRelease {

    private final Tempo tempo;

    private TempoRelease(Tempo tempo) {
        this.tempo = tempo;
    }

    /**
     * {@return the installation of a description}
     *
     * @param tempo what is wanted
     */
    public static TempoRelease of(Tempo tempo) {
        return new TempoRelease(tempo);
    }

    /** {@return the name of the Helm release} */
    public String name() {
        return tempo.releaseName();
    }

    /** {@return the namespace that Tempo runs in} */
    public String namespace() {
        return tempo.releaseNamespace();
    }

    /** {@return the name of the Service, the StatefulSet and the service account} */
    public String fullName() {
        return TempoChart.fullName(name());
    }

    /** {@return the labels by which Tempo's pods are selected; the pods have no other labels of the chart} */
    public Map<String, String> podLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("app.kubernetes.io/name", TempoChart.NAME);
        labels.put("app.kubernetes.io/instance", name());
        return labels;
    }

    /** {@return Tempo's pods, as others see them} */
    public Pods pods() {
        return new Pods(Pods.in(namespace()).namespaceLabels(), podLabels());
    }

    /** {@return the host under which other pods reach Tempo} */
    public String serviceHost() {
        return "%s.%s.svc.cluster.local".formatted(fullName(), namespace());
    }

    /** {@return the address of Tempo's query API, for Grafana; without a final slash} */
    public String queryUrl() {
        return "http://%s:%d".formatted(serviceHost(), tempo.chart().httpPort());
    }

    /**
     * {@return the ports of the query API and of every receiver; those that nobody chose and that this version of the chart cannot turn
     * off say why, and are bound to the loopback address. What Tempo opens to talk to itself, 9095 and 7946, is not
     * among them: no Service and no policy leads there}
     */
    public List<Listener> listeners() {
        List<Listener> all = new ArrayList<>();
        all.add(new Listener("HTTP API", "0.0.0.0", tempo.chart().httpPort(), Transport.TCP, Optional.empty()));
        all.addAll(ReceiverValues.of(tempo.chart(), tempo.receivers()).listeners());
        return List.copyOf(all);
    }

    /** {@return the values that the chart is installed with; an explicit null removes a default of the chart} */
    public ObjectNode values() {
        return ChartValues.of(tempo);
    }

    /** {@return the namespace that Tempo runs in, labelled for its mesh and, where no sidecar is injected, for Pod Security} */
    public Namespace namespaceManifest() {
        return new NamespaceBuilder()
                .withMetadata(Metadata.of(tempo, namespace(), null))
                .editMetadata()
                .withLabels(namespaceLabels())
                .endMetadata()
                .build();
    }

    /** {@return the HelmRelease that Flux installs Tempo from} */
    public HelmRelease helmRelease() {
        return new FluxObjects(tempo).helmRelease();
    }

    /** {@return the HelmRepository or OCIRepository of the chart; empty if it is there already} */
    public Optional<HasMetadata> chartSource() {
        return new FluxObjects(tempo).source();
    }

    /** {@return the Secret that plain-text keys are written into; empty for every other kind of credentials} */
    public Optional<Secret> credentialsSecret() {
        return CredentialsSecret.of(tempo);
    }

    private Map<String, String> namespaceLabels() {
        Map<String, String> labels = new LinkedHashMap<>(Metadata.labels(tempo));
        Mesh mesh = tempo.mesh();
        switch (mesh.mode()) {
            case SIDECAR ->
                mesh.revision()
                        .ifPresentOrElse(
                                revision -> labels.put("istio.io/rev", revision),
                                () -> labels.put("istio-injection", "enabled"));
            case AMBIENT -> labels.put("istio.io/dataplane-mode", "ambient");
            case NONE -> {
                // No label: the mesh leaves the namespace alone.
            }
        }
        if (mesh.mode() != Mesh.Mode.SIDECAR) {
            // An injected pod starts with an init container that "restricted" refuses.
            labels.put("pod-security.kubernetes.io/enforce", "restricted");
        }
        return labels;
    }
}
