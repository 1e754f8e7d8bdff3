package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Fixtures.JSON;
import static io.sre.tempo.model.flux.Fixtures.golden;
import static io.sre.tempo.model.flux.Fixtures.json;
import static io.sre.tempo.model.flux.Fixtures.tree;
import static io.sre.tempo.model.flux.Fixtures.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "helmrelease-full.golden.yaml, io.sre.tempo.model.flux.HelmRelease",
        "helmrepository-full.golden.yaml, io.sre.tempo.model.flux.HelmRepository",
        "ocirepository-full.golden.yaml, io.sre.tempo.model.flux.OCIRepository"
    })
    void an_object_with_every_field_is_written_as_it_was_read(String file, Class<? extends FluxResource<?, ?>> type) {
        FluxResource<?, ?> read = yaml(golden(file), type);

        assertThat(json(read)).as("nothing lost, nothing added, same order").isEqualTo(json(tree(golden(file))));
        assertThat(json(json(read), type)).as("the same through JSON").isEqualTo(read);
        assertThat(read.unknownFields()).as("unknown fields").isEmpty();
        assertThat(read.problems()).as("problems").isEmpty();
    }

    @Test
    void explicit_nulls_in_values_survive_both_ways() {
        String text = "{\"values\":{\"a\":null,\"b\":{\"c\":[null]}}}";

        HelmReleaseSpec read = json(text, HelmReleaseSpec.class);

        assertThat(read.values().orElseThrow().get("a").isNull())
                .as("the null is there")
                .isTrue();
        assertThat(json(read)).as("and written").isEqualTo("{\"interval\":\"\"," + text.substring(1));
    }

    @Test
    void fields_of_a_newer_flux_survive_at_every_depth_and_are_listed() {
        String text = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata:
                  name: tempo
                spec:
                  interval: 1m
                  chart:
                    spec:
                      chart: tempo
                      sourceRef:
                        kind: HelmRepository
                        name: charts
                        newInRef: {}
                      newInChart: 1.50
                  dependsOn:
                  - name: minio
                    newInList: null
                  additionalProperties: a trap
                  newInSpec:
                  - a: null
                status:
                  conditions:
                  - type: Ready
                    newInCondition: x
                  history:
                  - digest: sha256:0
                    name: tempo
                    namespace: tempo
                    version: 1
                    status: deployed
                    chartName: tempo
                    chartVersion: 1.0.0
                    configDigest: sha256:0
                    firstDeployed: then
                    lastDeployed: now
                    testHooks:
                      smoke:
                        newInMap: true
                newAtRoot: null
                """;

        HelmRelease read = yaml(text, HelmRelease.class);

        assertThat(json(read)).as("written as read").isEqualTo(json(tree(text)));
        assertThat(read.unknownFields())
                .as("paths of unknown fields")
                .containsExactly(
                        "spec.chart.spec.sourceRef.newInRef",
                        "spec.chart.spec.newInChart",
                        "spec.dependsOn[0].newInList",
                        "spec.additionalProperties",
                        "spec.newInSpec",
                        "status.conditions[0].newInCondition",
                        "status.history[0].testHooks[smoke].newInMap",
                        "newAtRoot");
        assertThat(read.problems()).as("unknown fields are no problem").isEmpty();
    }

    @Test
    void unknown_fields_can_be_set_and_carried_over() {
        Install install = Install.builder()
                .crds(CrdsPolicy.SKIP)
                .additionalProperties(UnknownFields.of(
                        Map.of("brandNew", JSON.getNodeFactory().numberNode(1))))
                .build();

        Install changed = Install.builder().from(install).replace(true).build();

        assertThat(json(changed))
                .as("behind the known fields")
                .isEqualTo("{\"crds\":\"Skip\",\"replace\":true,\"brandNew\":1}");
        assertThat(changed.additionalProperties().asMap()).as("as a map").containsOnlyKeys("brandNew");
        assertThat(changed.additionalProperties().isEmpty()).as("any").isFalse();
        assertThat(UnknownFields.of(Map.of())).as("none").isEqualTo(UnknownFields.none());
        assertThat(UnknownFields.none()).as("none and some").isNotEqualTo(changed.additionalProperties());
        assertThat(UnknownFields.none().isEmpty()).as("empty").isTrue();
    }

    @Test
    void what_is_absent_or_empty_is_not_written_but_false_and_zero_are() {
        HelmReleaseSpec spec = Fixtures.release()
                .suspend(false)
                .maxHistory(0)
                .test(HelmTest.builder().build())
                .commonMetadata(CommonMetadata.builder().build())
                .build();

        assertThat(json(spec))
                .as("the JSON")
                .isEqualTo("{\"interval\":\"30m\",\"chartRef\":{\"kind\":\"OCIRepository\",\"name\":\"tempo\"},"
                        + "\"suspend\":false,\"maxHistory\":0,\"test\":{},\"commonMetadata\":{}}");
    }

    @Test
    void optional_texts_may_be_empty() {
        HelmReleaseSpec read = json("{\"interval\":\"1m\",\"releaseName\":\"\"}", HelmReleaseSpec.class);

        assertThat(read.releaseName()).as("the empty name").contains("");
        assertThat(json(read)).as("is written").contains("\"releaseName\":\"\"");
    }

    @Test
    void explicit_nulls_outside_of_values_read_as_absent() {
        HelmReleaseSpec read = json(
                "{\"interval\":null,\"chart\":null,\"dependsOn\":[null],\"values\":null,\"suspend\":null}",
                HelmReleaseSpec.class);

        assertThat(read)
                .as("a spec without anything")
                .isEqualTo(HelmReleaseSpec.builder().buildUnchecked());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0",
                "-1",
                "2147483647",
                "2147483648",
                "-2147483649",
                "9223372036854775807",
                "9223372036854775808",
                "0.1",
                "1.0",
                "1.5",
                "2.5E+400",
                "123456789012345678901.125",
                "\"text\"",
                "true",
                "null",
                "[]",
                "{}",
                "[[{}]]"
            })
    void a_value_of_any_kind_is_written_as_it_was_read(String value) {
        String text = "{\"interval\":\"1m\",\"values\":{\"key\":" + value + "}}";

        HelmReleaseSpec read = json(text, HelmReleaseSpec.class);

        assertThat(json(read)).as("the JSON").isEqualTo(text);
        assertThat(json(json(read), HelmReleaseSpec.class)).as("read again").isEqualTo(read);
    }

    @Test
    void values_equal_themselves_after_reading_however_their_numbers_were_made() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonNode made = nodes.objectNode()
                .set(
                        "numbers",
                        nodes.arrayNode().add((short) 1).add(1L).add(1.0f).add(new BigDecimal("1.50")));

        HelmReleaseSpec spec = Fixtures.release().values(made).build();

        assertThat(json(json(spec), HelmReleaseSpec.class)).as("read again").isEqualTo(spec);
        assertThat(spec.values().orElseThrow()).as("as people write it").hasToString("{\"numbers\":[1,1,1.0,1.5]}");
    }

    @Test
    void objects_put_whole_into_values_become_json() {
        var made = JSON.getNodeFactory().objectNode();
        made.putPOJO("labels", Map.of("app", "tempo")).putPOJO("nothing", null).put("bytes", new byte[] {1, 2, 3});

        HelmReleaseSpec spec = Fixtures.release().values(made).build();

        assertThat(spec.values().orElseThrow())
                .as("the tree")
                .hasToString("{\"labels\":{\"app\":\"tempo\"},\"nothing\":null,\"bytes\":\"AQID\"}");
        assertThat(json(json(spec), HelmReleaseSpec.class)).as("read again").isEqualTo(spec);
    }

    @Test
    void parts_can_be_read_and_written_on_their_own() {
        ValuesRef read = yaml("{kind: Secret, name: s3}", ValuesRef.class);

        assertThat(read).as("the part").isEqualTo(ValuesRef.secret("s3"));
        assertThat(json(read)).as("its JSON").isEqualTo("{\"kind\":\"Secret\",\"name\":\"s3\"}");
        Map<String, ValuesRef> inside = JSON.convertValue(
                tree("a: {kind: ConfigMap, name: x}"), new TypeReference<Map<String, ValuesRef>>() {});
        assertThat(inside).as("parts inside of other structures").isEqualTo(Map.of("a", ValuesRef.configMap("x")));
    }
}
