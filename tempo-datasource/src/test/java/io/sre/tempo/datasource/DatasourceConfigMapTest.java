package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.sre.tempo.datasource.DatasourceConfigMapBuilderStages.BuildFinal;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatasourceConfigMapTest {

    private static BuildFinal map() {
        return map(ProvisioningFile.of(Fixtures.origin()));
    }

    private static BuildFinal map(ProvisioningFile file) {
        return DatasourceConfigMap.builder().file(file).namespace("monitoring");
    }

    @Test
    void is_what_the_sidecar_looks_for_and_flux_leaves_alone() {
        ConfigMap made = map().build().toConfigMap();

        assertThat(made.getApiVersion()).isEqualTo("v1");
        assertThat(made.getKind()).isEqualTo("ConfigMap");
        assertThat(made.getMetadata().getName()).isEqualTo("grafana-datasource-tempo");
        assertThat(made.getMetadata().getNamespace()).isEqualTo("monitoring");
        assertThat(made.getMetadata().getLabels()).containsExactlyEntriesOf(Map.of("grafana_datasource", "1"));
        assertThat(made.getMetadata().getAnnotations())
                .containsExactlyEntriesOf(Map.of("kustomize.toolkit.fluxcd.io/substitute", "disabled"));
        assertThat(made.getData())
                .containsExactlyEntriesOf(Map.of(
                        "tempo-datasource.yaml",
                        ProvisioningFile.of(Fixtures.origin()).toYaml()));
    }

    @Test
    void takes_other_names_labels_and_annotations() {
        ConfigMap made = map().name("tempo.datasource")
                .sidecarLabel("grafana.example.com/datasource")
                .sidecarLabelValue("")
                .putLabels("app.kubernetes.io/part-of", "sre-platform")
                .putAnnotations("sre.io/nist-controls", "AU-2, SI-4")
                .dataKey("tempo.yml")
                .build()
                .toConfigMap();

        assertThat(made.getMetadata().getName()).isEqualTo("tempo.datasource");
        assertThat(made.getMetadata().getLabels())
                .containsOnly(
                        Map.entry("grafana.example.com/datasource", ""),
                        Map.entry("app.kubernetes.io/part-of", "sre-platform"));
        assertThat(made.getMetadata().getAnnotations())
                .containsOnly(
                        Map.entry("sre.io/nist-controls", "AU-2, SI-4"),
                        Map.entry("kustomize.toolkit.fluxcd.io/substitute", "disabled"));
        assertThat(made.getData()).containsOnlyKeys("tempo.yml");
        assertThat(TempoDatasource.read(made)).isEqualTo(Fixtures.origin());
    }

    @ParameterizedTest
    @MethodSource
    void names_place_value_and_rule(BuildFinal map, String problem) {
        InvalidDescriptionException refused = catchThrowableOfType(InvalidDescriptionException.class, map::build);

        assertThat(refused).isNotNull().hasMessageStartingWith("The ConfigMap of the datasource has a problem:");
        assertThat(refused.problems())
                .extracting(Problem::toString)
                .singleElement()
                .isEqualTo(problem);
    }

    @SuppressWarnings("NullAway") // what the compiler of a caller may let through
    static Stream<Arguments> names_place_value_and_rule() {
        String missing =
                ": nothing must not be missing; set it; where there is a default, leaving out the call gives that";
        String twice = " must not be given: the annotation is always there and \"disabled\"; leave it out";
        return Stream.of(
                wrong(DatasourceConfigMap.builder().file(null).namespace("monitoring"), "file" + missing),
                wrong(
                        DatasourceConfigMap.builder()
                                .file(ProvisioningFile.of(Fixtures.origin()))
                                .namespace("Monitoring"),
                        "namespace: \"Monitoring\" must be a DNS label: at most 63 of a-z, 0-9 and '-', with a letter or "
                                + "digit at both ends; write \"monitoring\""),
                wrong(
                        map().name("tempo_datasource"),
                        "name: \"tempo_datasource\" must be a DNS name: at most 253 of a-z, 0-9, '-' and '.', with a "
                                + "letter or digit at both ends of each part; write \"tempo-datasource\""),
                wrong(map().sidecarLabel(null), "sidecarLabel" + missing),
                wrong(
                        map().sidecarLabelValue("not ok"),
                        "sidecarLabelValue: \"not ok\" must be a label value: at most 63 of letters, digits, '-', '_' "
                                + "and '.', with a letter or digit at both ends; shorten it, or put it into an "
                                + "annotation"),
                wrong(
                        map().putLabels("a", "/"),
                        "labels[a]: \"/\" must be a label value: at most 63 of letters, digits, '-', '_' and '.', with a "
                                + "letter or digit at both ends; shorten it, or put it into an annotation"),
                wrong(map().putAnnotations("a", null), "annotations[a]" + missing),
                wrong(
                        map().putLabels("grafana_datasource", "2"),
                        "labels: \"grafana_datasource\" must not be given twice: it is the sidecar's label; "
                                + "set its value by sidecarLabelValue"),
                wrong(
                        map().putLabels("kustomize.toolkit.fluxcd.io/substitute", "enabled"),
                        "labels: \"kustomize.toolkit.fluxcd.io/substitute\"" + twice),
                wrong(
                        map().putAnnotations("kustomize.toolkit.fluxcd.io/substitute", "disabled"),
                        "annotations: \"kustomize.toolkit.fluxcd.io/substitute\"" + twice),
                wrong(
                        map().dataKey("tempo/datasource.yaml"),
                        "dataKey: \"tempo/datasource.yaml\" must be a data key: at most 253 of letters, digits, '-', '_' "
                                + "and '.'; write a key such as \"access_key\""),
                wrong(
                        map().dataKey(".yaml"),
                        "dataKey: \".yaml\" must have a name before its ending; write \"tempo-datasource.yaml\""),
                wrong(
                        map().dataKey("tempo.json"),
                        "dataKey: \"tempo.json\" must end in .yaml or .yml: Grafana reads no other file; "
                                + "write \"tempo-datasource.yaml\""));
    }

    @Test
    void may_be_as_large_as_the_api_server_takes_and_no_larger() {
        int most = 1024 * 1024;
        int room = most - file(1).toYaml().getBytes(StandardCharsets.UTF_8).length + 1;

        assertThatCode(() -> map(file(room)).build()).doesNotThrowAnyException();
        InvalidDescriptionException refused = catchThrowableOfType(
                InvalidDescriptionException.class, () -> map(file(room + 1)).build());
        assertThat(refused.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "file: 1048577 must have at most 1048576 bytes as YAML: the API server takes no larger "
                                + "ConfigMap; put its datasources into several files, each in a ConfigMap of its own");
    }

    /** A file whose size follows from that of a query; the first letter has two bytes. */
    private static ProvisioningFile file(int letters) {
        return ProvisioningFile.of(Fixtures.datasource()
                .tracesToLogs(Fixtures.logs()
                        .customQuery("\u00fc" + "x".repeat(letters))
                        .build())
                .build());
    }

    @Test
    void reads_the_only_file_and_ignores_the_rest() {
        ConfigMap map = new ConfigMapBuilder()
                .addToData("README.md", "nothing for Grafana")
                .addToData("a.yml", ProvisioningFile.of(Fixtures.origin()).toYaml())
                .build();

        assertThat(TempoDatasource.read(map)).isEqualTo(Fixtures.origin());
    }

    @ParameterizedTest
    @MethodSource
    void refuses_a_config_map_without_exactly_one_file(ConfigMap map, String problem) {
        assertThatThrownBy(() -> TempoDatasource.read(map))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageStartingWith("The ConfigMap has a problem:")
                .hasMessageEndingWith(problem);
    }

    static Stream<Arguments> refuses_a_config_map_without_exactly_one_file() {
        String rule = " must have one key that ends in .yaml or .yml; "
                + "put each provisioning file into a ConfigMap of its own";
        Map<String, String> empty = new HashMap<>();
        empty.put("a.yaml", null);
        return Stream.of(
                argumentSet("none", new ConfigMap(), "data: \"\"" + rule),
                argumentSet(
                        "two",
                        new ConfigMapBuilder()
                                .addToData("b.yaml", "")
                                .addToData("a.yml", "")
                                .build(),
                        "data: \"a.yml, b.yaml\"" + rule),
                argumentSet(
                        "empty",
                        new ConfigMapBuilder().withData(empty).build(),
                        "data.a.yaml: nothing must not be missing; set it; where there is a default, leaving out the call gives that"));
    }

    private static Arguments wrong(BuildFinal map, String problem) {
        return argumentSet(problem, map, problem);
    }
}
