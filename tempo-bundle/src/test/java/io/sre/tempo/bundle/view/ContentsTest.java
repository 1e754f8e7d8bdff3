package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.manifests;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ConfigMaps and Secrets hold. */
class ContentsTest {

    private static final int MOST_VALUES = 1_000_000;

    private static final String OBJECTS = """
            {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: one}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: two}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: a}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {whole: "a: b", half: "a: b\\n---\\n]"}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: a}}
            """;

    private static Contents contents(String... files) {
        Manifests manifests = manifests(files);
        return new Contents(new Index(manifests.list(), manifests), new Kustomizations(manifests).generated());
    }

    /** A list that counts as one value, with so many less one in it. */
    private static JsonNode values(int many) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(many);
        for (int value = 1; value < many; value++) {
            list.add(0);
        }
        return list;
    }

    @Test
    void finds_objects_by_kind_and_name() {
        Contents contents = contents("a.yaml", OBJECTS);

        assertThat(contents.objects("ConfigMap", "a"))
                .extracting(Manifest::namespace)
                .containsExactly("one", "two");
        assertThat(contents.objects("Secret", "a")).hasSize(1);
        assertThat(contents.objects("Secret", "b")).isEmpty();
        assertThat(contents.objects("Service", "a")).isEmpty();
        assertThat(contents.index().ofKind("Service")).hasSize(1);
    }

    @Test
    void finds_what_generators_make_by_kind_and_name() {
        Contents contents = contents(
                "one/kustomization.yaml",
                        "{configMapGenerator: [{name: a, literals: [x=y]}], secretGenerator: [{name: b}]}\n",
                "two/kustomization.yaml", "{configMapGenerator: [{name: a}]}\n");

        assertThat(contents.generated("ConfigMap", "a")).hasSize(2);
        assertThat(contents.generated("Secret", "b")).hasSize(1);
        assertThat(contents.generated("Secret", "a")).isEmpty();
    }

    @Test
    void reads_the_documents_of_a_field_once() {
        Contents contents = contents("a.yaml", OBJECTS);
        Manifest map = contents.objects("ConfigMap", "b").get(0);
        JsonPointer whole = JsonPointer.compile("/data/whole");
        List<Source> inside = contents.inside(map, whole, "{a: b}");

        assertThat(inside)
                .singleElement()
                .matches(source -> source.tree().path("a").asText().equals("b"));
        assertThat(contents.inside(map, whole, "{c: d}")).isSameAs(inside);
        assertThat(contents.inside(map, JsonPointer.compile("/data/half"), "a: ["))
                .isEmpty();
    }

    /** A thousand releases with a megabyte of values each would be too much. */
    @Test
    void are_taken_up_to_a_bound() {
        Contents contents = contents();

        assertThat(contents.take(values(MOST_VALUES))).isTrue();
        assertThat(contents.take(values(1))).isFalse();
        assertThat(contents.take(values(1))).isFalse();
    }

    @Test
    void count_every_value_inside_of_others() {
        Contents contents = contents();
        ArrayNode list = JsonNodeFactory.instance.arrayNode().add(values(MOST_VALUES / 2));

        assertThat(contents.take(list)).isTrue();
        assertThat(contents.take(list.deepCopy())).isFalse();
    }
}
