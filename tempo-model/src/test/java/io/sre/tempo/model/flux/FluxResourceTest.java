package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Fixtures.JSON;
import static io.sre.tempo.model.flux.Fixtures.golden;
import static io.sre.tempo.model.flux.Fixtures.json;
import static io.sre.tempo.model.flux.Fixtures.release;
import static io.sre.tempo.model.flux.Fixtures.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.internal.KubernetesDeserializer;
import io.fabric8.kubernetes.model.jackson.GoCompatibilityModule;
import io.fabric8.kubernetes.model.jackson.UnmatchedFieldTypeModule;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxResourceTest {

    /** Set up as the mapper of fabric8's client 7.9 is. */
    private static final ObjectMapper CLIENT =
            new ObjectMapper().registerModules(new GoCompatibilityModule(), new UnmatchedFieldTypeModule());

    static {
        CLIENT.configOverride(Map.class)
                .setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "io.sre.tempo.model.flux.HelmRelease, helm.toolkit.fluxcd.io/v2, HelmRelease, helmreleases.helm.toolkit.fluxcd.io",
        "io.sre.tempo.model.flux.HelmRepository, source.toolkit.fluxcd.io/v1, HelmRepository,"
                + " helmrepositories.source.toolkit.fluxcd.io",
        "io.sre.tempo.model.flux.OCIRepository, source.toolkit.fluxcd.io/v1, OCIRepository,"
                + " ocirepositories.source.toolkit.fluxcd.io"
    })
    void fabric8_knows_what_it_is_and_finds_its_list(
            Class<? extends HasMetadata> type, String apiVersion, String kind, String resource) throws Exception {
        HasMetadata empty = type.getConstructor().newInstance();
        Class<?> list = Class.forName(type.getName() + "List");

        assertThat(empty.getApiVersion()).as("apiVersion").isEqualTo(apiVersion);
        assertThat(empty.getKind()).as("kind").isEqualTo(kind);
        assertThat(empty.getFullResourceName()).as("resource").isEqualTo(resource);
        assertThat(HasMetadata.getSingular(type)).as("singular").isEqualToIgnoringCase(kind);
        assertThat(DefaultKubernetesResourceList.class).as("its list").isAssignableFrom(list);
    }

    @Test
    void the_mapper_of_fabric8s_client_reads_and_writes_as_any_other() throws Exception {
        HelmRelease plain = yaml(golden("helmrelease-full.golden.yaml"), HelmRelease.class);

        String written = CLIENT.writeValueAsString(plain);

        assertThat(written).as("the same JSON").isEqualTo(json(plain));
        assertThat(CLIENT.readValue(written, HelmRelease.class)).as("cloned").isEqualTo(plain);
        assertThat(json(CLIENT.convertValue(plain, Object.class)))
                .as("as maps, from which its YAML is made")
                .isEqualTo(json(plain));
    }

    @Test
    void fabric8_reads_a_registered_kind_by_its_api_version() throws Exception {
        KubernetesDeserializer kinds = new KubernetesDeserializer(false);
        kinds.registerKubernetesResource(HelmRelease.class);
        String text = json(HelmRelease.of("monitoring", "tempo", release().build()));

        KubernetesResource read = kinds.deserialize(JSON.createParser(text), JSON.getDeserializationContext());

        assertThat(read)
                .as("typed")
                .isEqualTo(HelmRelease.of("monitoring", "tempo", release().build()));
    }

    @Test
    void a_list_is_read_item_by_item() {
        HelmReleaseList read = json(
                "{\"apiVersion\":\"helm.toolkit.fluxcd.io/v2\",\"kind\":\"HelmReleaseList\",\"metadata\":{},\"items\":[{"
                        + "\"metadata\":{\"name\":\"tempo\"},\"spec\":{\"interval\":\"0s\"}}]}",
                HelmReleaseList.class);

        assertThat(read.getItems()).as("items").hasSize(1);
        assertThat(read.getItems().get(0).problems())
                .as("an invalid item is loaded")
                .isNotEmpty();
    }

    @Test
    void an_object_is_equal_by_value() {
        HelmRelease one = HelmRelease.of("monitoring", "tempo", release().build());
        HelmRelease other = HelmRelease.of("monitoring", "tempo", release().build());

        assertThat(other).as("made alike").isEqualTo(one).hasSameHashCodeAs(one).hasToString(one.toString());
        assertThat(one.toString()).as("shows its parts").startsWith("HelmRelease{apiVersion=helm.toolkit.fluxcd.io/v2");
        other.setAdditionalProperty("extra", 1);
        assertThat(other).as("with another field").isNotEqualTo(one);
        assertThat(new HelmRepository()).as("of another kind").isNotEqualTo(new OCIRepository());
        assertThat(one.equals(null)).as("null").isFalse();
    }

    @Test
    void the_shell_can_be_changed() {
        HelmRelease release = new HelmRelease();
        release.setMetadata(new ObjectMetaBuilder().withName("tempo").build());
        release.setSpec(release().build());
        release.setSpec(
                HelmReleaseSpec.builder().from(release().build()).suspend(true).build());
        release.setStatus(HelmReleaseStatus.builder().failures(1L).build());

        assertThat(release.validated()).as("the same object").isSameAs(release);
        assertThat(json(release))
                .as("its JSON")
                .isEqualTo(
                        "{\"apiVersion\":\"helm.toolkit.fluxcd.io/v2\",\"kind\":\"HelmRelease\",\"metadata\":{\"name\":"
                                + "\"tempo\"},\"spec\":{\"interval\":\"30m\",\"chartRef\":{\"kind\":\"OCIRepository\",\"name\":"
                                + "\"tempo\"},\"suspend\":true},\"status\":{\"failures\":1}}");
    }

    @Test
    void problems_of_the_shell_are_named_as_well() {
        HelmRelease release = yaml("""
                apiVersion: helm.toolkit.fluxcd.io/v2beta2
                kind: HelmChart
                metadata:
                  name: Tempo
                  namespace: a.b
                """, HelmRelease.class);

        assertThatThrownBy(release::validated)
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageStartingWith("The HelmRelease has 5 problems:")
                .hasMessageContaining("1. apiVersion: \"helm.toolkit.fluxcd.io/v2beta2\" must be"
                        + " \"helm.toolkit.fluxcd.io/v2\"; write \"helm.toolkit.fluxcd.io/v2\"")
                .hasMessageContaining("2. kind: \"HelmChart\" must be \"HelmRelease\"")
                .hasMessageContaining("3. metadata.name: \"Tempo\" must be a DNS name")
                .hasMessageContaining("4. metadata.namespace: \"a.b\" must be a DNS label")
                .hasMessageContaining("5. spec: nothing must not be missing; set it");
        assertThat(new HelmRelease().problems())
                .as("without a name")
                .first()
                .hasToString("metadata.name: nothing must not be missing; set it");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {chart: {spec: {version: 1.10}}}     | chart.spec.version: a number must be a text; write it as the CRD has it, in quotes
            {chart: {spec: {version: 2}}}        | chart.spec.version: a number must be a text
            {releaseName: true}                  | releaseName: true or false must be a text
            {dependsOn: [{name: {}}]}            | dependsOn[0].name: an object must be a text
            {install: {crds: [Skip]}}            | install.crds: a list must be a text; write it as the CRD has it, in quotes
            {install: {replace: 'true'}}         | install.replace: a text must be true or false; write it as the CRD has it
            {install: {replace: 1}}              | install.replace: a number must be true or false
            {maxHistory: '5'}                    | maxHistory: a text must be a whole number
            {maxHistory: 1.5}                    | maxHistory: a number must be a whole number
            {valuesFrom: {}}                     | valuesFrom: an object must be a list
            {install: 5}                         | install: a number must be an object
            {commonMetadata: {labels: [a]}}      | commonMetadata.labels: a list must be an object
            {commonMetadata: {labels: {a: 1}}}   | commonMetadata.labels.a: a number must be a text
            {kubeConfig: {secretRef: hunter2}}   | kubeConfig.secretRef: a text must be an object; write it as the CRD has it
            [1]                                  | a list must be an object
            """)
    void json_of_another_shape_is_refused_in_our_words(String spec, String problem) {
        assertThatThrownBy(() -> JSON.convertValue(yaml(spec, Object.class), HelmReleaseSpec.class))
                .as("on its own")
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("The HelmReleaseSpec has a problem:")
                .hasMessageContaining("1. " + problem);
        assertThatThrownBy(() -> JSON.convertValue(Map.of("spec", yaml(spec, Object.class)), HelmRelease.class))
                .as("inside of an object")
                .hasMessageContaining("1. " + problem)
                .hasRootCauseInstanceOf(InvalidDescriptionException.class);
    }

    @Test
    void values_cannot_be_changed_from_outside() {
        ObjectNode mine = JSON.createObjectNode();
        mine.putArray("list").add(1);
        HelmReleaseSpec spec = release().values(mine).build();

        mine.put("late", true).withArray("list").add(2);
        ObjectNode kept = (ObjectNode) spec.values().orElseThrow();

        assertThat(kept).as("copied in").hasToString("{\"list\":[1]}");
        assertThatThrownBy(() -> kept.put("late", true)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.remove("list")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(kept::removeAll).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((ArrayNode) kept.get("list")).add(2))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(kept.deepCopy().put("late", true))
                .as("a copy can be changed")
                .hasSize(2);
        assertThat(kept).as("still the same").hasToString("{\"list\":[1]}");
    }

    @Test
    void lists_maps_and_unknown_fields_cannot_be_changed_from_outside() {
        ObjectNode mine = JSON.createObjectNode();
        UnknownFields unknown = UnknownFields.of(Map.of("a", mine));
        mine.put("late", true);
        List<String> files = new ArrayList<>(List.of("a.yaml"));
        ChartTemplateSpec chart = ChartTemplateSpec.builder().valuesFiles(files).build();
        files.add("late.yaml");

        assertThat(unknown).as("copied in").hasToString("{a={}}");
        assertThatThrownBy(() -> unknown.asMap().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(chart.valuesFiles()).as("copied in").containsExactly("a.yaml");
        assertThatThrownBy(() -> chart.valuesFiles().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void numbers_that_json_does_not_know_are_refused(double number) {
        HelmReleaseSpec.Builder builder =
                release().values(JSON.createObjectNode().put("number", number));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(number + " cannot be written as JSON");
    }
}
