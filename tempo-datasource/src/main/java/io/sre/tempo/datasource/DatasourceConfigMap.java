package io.sre.tempo.datasource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import org.immutables.value.Value;

/**
 * The ConfigMap from which the sidecar of Grafana's charts takes a provisioning file. Building it throws one
 * {@link InvalidDescriptionException} that names everything that is wrong.
 *
 * <p>It always has the annotation {@code kustomize.toolkit.fluxcd.io/substitute: disabled}: any text may hold a dollar
 * sign, and Flux's {@code postBuild} would take {@code $$} for one dollar sign, expand {@code ${__tags}} to nothing, and
 * fail over {@code ${__span.traceId}}.
 */
@Value.Immutable
public interface DatasourceConfigMap {

    /** {@return what it carries} */
    ProvisioningFile file();

    /** {@return where the sidecar looks for it, normally Grafana's own namespace} */
    String namespace();

    /** {@return its name; {@code grafana-datasource-tempo}} */
    @Value.Default
    default String name() {
        return "grafana-datasource-tempo";
    }

    /** {@return the label by which the sidecar finds it; {@code grafana_datasource}} */
    @Value.Default
    default String sidecarLabel() {
        return "grafana_datasource";
    }

    /**
     * {@return the value of that label; {@code 1}, which both the chart of Grafana and the kube-prometheus-stack take}
     */
    @Value.Default
    default String sidecarLabelValue() {
        return "1";
    }

    /** {@return further labels} */
    Map<String, String> labels();

    /** {@return further annotations} */
    Map<String, String> annotations();

    /**
     * {@return the data key, which is the file's name among those of all such ConfigMaps; {@code tempo-datasource.yaml}}
     */
    @Value.Default
    default String dataKey() {
        return "tempo-datasource.yaml";
    }

    /**
     * {@return the ConfigMap of a described Tempo, in the namespace of its Grafana}
     *
     * @param tempo the description
     */
    static DatasourceConfigMap of(Tempo tempo) {
        return DescribedDatasource.configMap(tempo);
    }

    /** {@return a builder; the compiler asks for the file, then the namespace} */
    static DatasourceConfigMapBuilderStages.BuildStart builder() {
        return new DatasourceConfigMapBuilder();
    }

    /** {@return the object, new on every call} */
    default ConfigMap toConfigMap() {
        Map<String, String> allLabels = new LinkedHashMap<>();
        allLabels.put(sidecarLabel(), sidecarLabelValue());
        allLabels.putAll(labels());
        Map<String, String> allAnnotations = new LinkedHashMap<>(annotations());
        allAnnotations.put(ConfigMapRules.SUBSTITUTE, "disabled");
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name())
                .withNamespace(namespace())
                .withLabels(allLabels)
                .withAnnotations(allAnnotations)
                .endMetadata()
                .withData(new LinkedHashMap<>(Map.of(dataKey(), file().toYaml())))
                .build();
    }

    /** Refuses what the API server would refuse and what Grafana's sidecar would not find. */
    @Value.Check
    default void check() {
        Problems problems = Problems.none();
        ConfigMapRules.check(this, problems);
        problems.orThrow("ConfigMap of the datasource");
    }
}
