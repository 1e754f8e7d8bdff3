package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.manifests;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patches of Kustomize: whom they are for, and what they do. */
class PatchTest {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: tracing, labels: {team: a, tier: b}, annotations: {note: c}}
            spec: %s
            """;

    private static Manifest release(String spec) {
        return manifests("release.yaml", RELEASE.formatted(spec)).list().get(0);
    }

    private static Manifest deployment(String containers) {
        return manifests("deployment.yaml", """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: tempo}
                        spec: {containers: %s}
                        """.formatted(containers)).list().get(0);
    }

    private static Patch patch(String target, String text) {
        Manifests read = manifests("patch.yaml", text);
        Source source = read.list().isEmpty()
                ? Source.of(read.others().get(0))
                : Source.of(read.list().get(0));
        JsonNode entry = manifests("entry.yaml", "{entry: %s}\n".formatted(target))
                .others()
                .get(0)
                .tree();
        return new Patch(entry.path("entry").path("target"), source);
    }

    private static Patch merging(String spec) {
        return patch("{}", RELEASE.formatted(spec));
    }

    private static Patch operating(String... operations) {
        return patch("{}", "- " + String.join("\n- ", operations) + "\n");
    }

    private static String spec(Patch patch, Manifest manifest) {
        return patch.applyTo(manifest)
                .orElseThrow()
                .tree()
                .path("spec")
                .toString()
                .replace("\"", "");
    }

    private static String merged(String spec, String patch) {
        return spec(merging(patch), release(spec));
    }

    private static String operated(String spec, String... operations) {
        return spec(operating(operations), release(spec));
    }

    private static String placeOf(Patch patch, Manifest manifest, String pointer) {
        return patch.applyTo(manifest).orElseThrow().placeOf(JsonPointer.compile(pointer));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{kind: HelmRelease}; true",
                "{kind: Service}; false",
                "{name: tempo}; true",
                "{name: temp}; false",
                "{name: empo}; false",
                "{namespace: tracing}; true",
                "{namespace: other}; false",
                "{group: helm.toolkit.fluxcd.io}; true",
                "{group: apps}; false",
                "{version: v2}; true",
                "{version: v2beta1}; false",
                "{labelSelector: team=a}; true",
                "{labelSelector: team==a}; true",
                "{labelSelector: team=b}; false",
                "{labelSelector: team}; true",
                "{labelSelector: other}; false",
                "{labelSelector: 'team=a,tier=b'}; true",
                "{labelSelector: 'team=a,tier=c'}; false",
                "{labelSelector: 'team=c,tier=b'}; false",
                "{annotationSelector: note=c}; true",
                "{annotationSelector: note=d}; false",
                "{annotationSelector: team=a}; false",
                "{kind: HelmRelease, name: tempo, labelSelector: team=a}; true",
                "{kind: HelmRelease, name: loki, labelSelector: team=a}; false"
            })
    void is_for_those_whom_all_of_its_target_fits(String target, boolean fits) {
        assertThat(patch("{target: %s}".formatted(target), "[]\n").isFor(release("{}")))
                .isEqualTo(fits);
    }

    /** Kustomize anchors them at both ends. */
    @ParameterizedTest(name = "{0} fits {1}: {2}")
    @CsvSource({
        "tem.*, tempo, true",
        "tem.*, atempo, false",
        ".*po, tempo, true",
        ".*po, tempos, false",
        ".*, tempo, true",
        ".*m.*, tempo, true",
        ".*t.*, tempo, true",
        ".*x.*, tempo, false",
        "t.*m.*o, tempo, true",
        "t.*p.*m.*o, tempo, false",
        "t.*m.*p.*o, tempo, true",
        "te.*m.*po, tepo, false",
        "tem.*mpo, tempo, false",
        "tem.*po, tempo, true",
        "a.*a, a, false",
        "a.*a, aa, true",
        "aa.*b.*a, aab, false",
        "x.*bc.*cd, xbcd, false",
        "x.*bc.*d, xbcd, true",
        "^tempo$, tempo, true",
        "(tempo|loki), loki, true",
        "tempo|loki, loki, true",
        "tempo|loki, mimir, false",
        "^(temp|lok).*$, lok, false"
    })
    void knows_whom_simple_regular_expressions_fit(String wanted, String name, boolean fits) {
        Manifest named = manifests("a.yaml", RELEASE.formatted("{}").replace("{name: tempo", "{name: " + name))
                .list()
                .get(0);

        assertThat(patch("{target: {name: \"%s\"}}".formatted(wanted), "[]\n").isFor(named))
                .isEqualTo(fits);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"temp[o]", "tempo+", "t{1}empo", "(?:tempo)"})
    void does_not_know_whom_other_regular_expressions_fit(String wanted) {
        assertThat(patch("{target: {name: '%s'}}".formatted(wanted), "[]\n").isFor(release("{}")))
                .isFalse();
    }

    @Test
    void is_for_a_resource_by_the_name_that_it_was_written_with() {
        Manifest written = release("{}");
        Manifest renamed = operating(
                        "{op: replace, path: /metadata/name, value: dev-tempo}",
                        "{op: replace, path: /metadata/namespace, value: dev}")
                .applyTo(written)
                .orElseThrow();

        assertThat(patch("{target: {name: tempo, namespace: tracing}}", "[]\n").isFor(renamed))
                .isTrue();
        assertThat(patch("{target: {name: dev-tempo, namespace: dev}}", "[]\n").isFor(renamed))
                .isTrue();
        assertThat(patch("{target: {name: dev-tempo}}", "[]\n").isFor(written)).isFalse();
        assertThat(merging("{}").isFor(renamed)).isTrue();
        assertThat(merging("{}").isFor(written)).isTrue();
    }

    @Test
    void may_be_for_any_namespace_where_none_is_written() {
        assertThat(patch("{target: {kind: Deployment, namespace: anywhere, group: apps, version: v1}}", "[]\n")
                        .isFor(deployment("[]")))
                .isTrue();
    }

    @Test
    void is_for_the_core_group_by_no_name() {
        Manifest map = manifests("a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n")
                .list()
                .get(0);

        assertThat(patch("{target: {version: v1}}", "[]\n").isFor(map)).isTrue();
        assertThat(patch("{target: {group: v1}}", "[]\n").isFor(map)).isFalse();
        assertThat(patch("{target: {group: apps}}", "[]\n").isFor(map)).isFalse();
    }

    @Test
    void is_for_the_object_that_it_names_without_a_target() {
        assertThat(merging("{}").isFor(release("{}"))).isTrue();
        assertThat(merging("{}").isFor(deployment("[]"))).isFalse();
        assertThat(patch("{}", RELEASE.formatted("{}").replace("name: tempo", "name: loki"))
                        .isFor(release("{}")))
                .isFalse();
        assertThat(patch("{}", "[]\n").isFor(release("{}")))
                .as("a list names nobody")
                .isFalse();
    }

    @Test
    void merges_objects_and_replaces_all_else() {
        assertThat(merged("{a: {b: 1, c: 2}, l: [1, 2]}", "{a: {b: 3, d: 4}, l: [3], e: f}"))
                .isEqualTo("{a:{b:3,c:2,d:4},l:[3],e:f}");
        assertThat(merged("{a: {b: 1}}", "{a: 5}")).isEqualTo("{a:5}");
        assertThat(merged("{a: 5}", "{a: {b: 1}}")).isEqualTo("{a:{b:1}}");
    }

    @Test
    void removes_what_is_null_or_is_to_be_deleted() {
        assertThat(merged("{a: {b: 1, c: 2}}", "{a: {b: null}}")).isEqualTo("{a:{c:2}}");
        assertThat(merged("{a: {b: 1}, c: 2}", "{a: {$patch: delete}}")).isEqualTo("{c:2}");
    }

    @Test
    void replaces_objects_that_are_to_be_replaced() {
        assertThat(merged("{a: {b: 1}, c: 2}", "{a: {$patch: replace, d: 3}}")).isEqualTo("{a:{d:3},c:2}");
    }

    @Test
    void keeps_its_directives_out_of_the_resource() {
        assertThat(merged("{a: {b: 1}}", "{$patch: merge, a: {$patch: merge, d: 3}}"))
                .isEqualTo("{a:{b:1,d:3}}");
        assertThat(merged("{}", "{a: {$patch: merge, d: 3}}")).isEqualTo("{a:{d:3}}");
    }

    @Test
    void deletes_the_resource() {
        Patch delete = patch("{}", "$patch: delete\n" + RELEASE.formatted("{}"));

        assertThat(delete.applyTo(release("{}"))).isEmpty();
    }

    @Test
    void leaves_the_identity_of_the_resource() {
        Manifest patched = patch(
                        "{target: {kind: HelmRelease}}",
                        "{apiVersion: a/v1, kind: B, metadata: {name: c, namespace: d, labels: {team: e}}, spec: {kind: F}}\n")
                .applyTo(release("{kind: A}"))
                .orElseThrow();

        assertThat(patched).hasToString("release.yaml:1: HelmRelease tracing/tempo");
        assertThat(patched.apiVersion()).isEqualTo("helm.toolkit.fluxcd.io/v2");
        assertThat(patched.tree().at("/metadata/labels").toString()).isEqualTo("{\"team\":\"e\",\"tier\":\"b\"}");
        assertThat(patched.tree().at("/spec/kind").asText()).isEqualTo("F");
    }

    @Test
    void leaves_the_resource_that_was_read() {
        Manifest read = release("{a: {b: 1}}");
        merging("{a: {b: 2}}").applyTo(read);
        operating("{op: remove, path: /spec/a}").applyTo(read);

        assertThat(read.tree().path("spec").toString()).isEqualTo("{\"a\":{\"b\":1}}");
    }

    @Test
    void is_nothing_if_it_is_neither_an_object_nor_a_list() {
        Source text = Source.of(manifests("a.yaml", "{patch: text}\n").others().get(0))
                .inside(JsonPointer.compile("/patch"))
                .get(0);

        assertThat(new Patch(MissingNode.getInstance(), text)
                        .applyTo(release("{a: 1}"))
                        .orElseThrow()
                        .tree())
                .isEqualTo(release("{a: 1}").tree());
    }

    private static String containers(String written, String patch) {
        Patch merging = patch(
                "{}",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: tempo}, spec: {containers: %s}}\n"
                        .formatted(patch));
        return merging.applyTo(deployment(written))
                .orElseThrow()
                .tree()
                .at("/spec/containers")
                .toString()
                .replace("\"", "");
    }

    @Test
    void merges_lists_of_named_objects_of_types_that_kustomize_knows() {
        String both = "[{name: a, image: a1, tty: true}, {name: b, image: b1}]";

        assertThat(containers(both, "[{name: b, image: b2}]"))
                .isEqualTo("[{name:a,image:a1,tty:true},{name:b,image:b2}]");
        assertThat(containers(both, "[{name: a, image: a2}]"))
                .isEqualTo("[{name:a,image:a2,tty:true},{name:b,image:b1}]");
        assertThat(containers("[{name: a}]", "[{name: b}]"))
                .contains("{name:a}")
                .contains("{name:b}");
        assertThat(containers(both, "[{name: a, $patch: delete}]")).isEqualTo("[{name:b,image:b1}]");
        assertThat(containers(both, "[{name: c, $patch: delete}]"))
                .isEqualTo("[{name:a,image:a1,tty:true},{name:b,image:b1}]");
        assertThat(containers(both, "[{name: b, $patch: replace, tty: true}]"))
                .isEqualTo("[{name:a,image:a1,tty:true},{name:b,tty:true}]");
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "[{name: a}]; [b]",
                "[a]; [{name: b}]",
                "[{name: a}, {key: a}]; [{name: b}]",
                "[{key: a}, {name: a}]; [{name: b}]",
                "[{name: a}]; [{name: b}, {key: c}]",
                "[{name: 1}]; [{name: b}]",
                "[{name: a}]; []",
                "[]; [{name: b}]",
                "{name: a}; [{name: b}]"
            })
    void replaces_lists_that_are_not_of_named_objects(String written, String patch) {
        assertThat(containers(written, patch))
                .isEqualTo(patch.replace(" ", "").replace(",", ",").replace("name:b", "name:b"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "v1, true",
        "apps/v1, true",
        "networking.k8s.io/v1, true",
        "helm.toolkit.fluxcd.io/v2, false",
        "example.com/v1, false"
    })
    void knows_the_lists_of_the_types_of_kubernetes_only(String apiVersion, boolean merges) {
        String text = "{apiVersion: %s, kind: A, metadata: {name: a}, spec: {list: [{name: %s}]}}\n";
        Manifest written =
                manifests("a.yaml", text.formatted(apiVersion, "one")).list().get(0);
        Manifest patched =
                patch("{}", text.formatted(apiVersion, "two")).applyTo(written).orElseThrow();

        assertThat(patched.tree().at("/spec/list")).hasSize(merges ? 2 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{op: add, path: /spec/b, value: 5}; {a:[t,u],b:5}",
                "{op: add, path: /spec/a, value: 5}; {a:5}",
                "{op: add, path: /spec/a/-, value: z}; {a:[t,u,z]}",
                "{op: add, path: /spec/a/0, value: z}; {a:[z,t,u]}",
                "{op: add, path: /spec/a/1, value: z}; {a:[t,z,u]}",
                "{op: add, path: /spec/a/2, value: z}; {a:[t,u,z]}",
                "{op: replace, path: /spec/a/0, value: z}; {a:[z,u]}",
                "{op: replace, path: /spec/a/1, value: z}; {a:[t,z]}",
                "{op: replace, path: /spec/a, value: z}; {a:z}",
                "{op: remove, path: /spec/a/0}; {a:[u]}",
                "{op: remove, path: /spec/a/1}; {a:[t]}",
                "{op: remove, path: /spec/a}; {}",
                "{op: copy, from: /spec/a/0, path: /spec/b}; {a:[t,u],b:t}",
                "{op: move, from: /spec/a/0, path: /spec/b}; {a:[u],b:t}",
                "{op: move, from: /spec/a, path: /spec/b}; {b:[t,u]}",
                "{op: test, path: /spec/a, value: z}; {a:[t,u]}",
                "{op: add, path: /spec/x~1y, value: z}; {a:[t,u],x/y:z}"
            })
    void does_an_operation(String operation, String result) {
        assertThat(operated("{a: [t, u]}", operation)).isEqualTo(result);
    }

    @Test
    void does_operations_one_after_the_other() {
        assertThat(operated(
                        "{a: 1}",
                        "{op: add, path: /spec/b, value: {}}",
                        "{op: add, path: /spec/b/c, value: 2}",
                        "{op: move, from: /spec/a, path: /spec/b/d}"))
                .isEqualTo("{b:{c:2,d:1}}");
    }

    /** Kustomize refuses them: such a set is never applied. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{op: remove, path: /spec/b}",
                "{op: remove, path: /spec/b/c}",
                "{op: remove, path: /spec/a/7}",
                "{op: remove, path: /spec/a/x}",
                "{op: remove, path: ''}",
                "{op: add, path: /spec/b/c, value: 1}",
                "{op: add, path: /spec/a/x, value: 1}",
                "{op: add, path: '', value: 1}",
                "{op: add, path: spec, value: 1}",
                "{op: add, path: /spec/b}",
                "{op: copy, from: /spec/c, path: /spec/b}",
                "{op: move, from: /spec/c, path: /spec/b}",
                "{path: /spec/a, value: 1}",
                "text",
                "5"
            })
    void leaves_what_an_impossible_operation_names(String operation) {
        assertThat(operated("{a: [t, u]}", operation)).isEqualTo("{a:[t,u]}");
    }

    @Test
    void remembers_where_it_wrote_what() {
        Patch merging = patch("{}", """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: tempo}
                spec:
                  a: 1
                  b:
                    c: 2
                    d:
                      - 3
                      - e: 4
                """);
        Manifest read = release("{a: 5, f: 6}");

        assertThat(placeOf(merging, read, "/spec/a")).isEqualTo("patch.yaml:5");
        assertThat(placeOf(merging, read, "/spec/b")).isEqualTo("patch.yaml:6");
        assertThat(placeOf(merging, read, "/spec/b/c")).isEqualTo("patch.yaml:7");
        assertThat(placeOf(merging, read, "/spec/b/d/0")).isEqualTo("patch.yaml:9");
        assertThat(placeOf(merging, read, "/spec/b/d/1/e")).isEqualTo("patch.yaml:10");
        assertThat(placeOf(merging, read, "/spec/f")).isEqualTo("release.yaml:4");
    }

    @Test
    void remembers_where_it_wrote_what_into_lists_of_named_objects() {
        Patch merging = patch("{}", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: tempo}
                spec:
                  containers:
                    - name: b
                      image: b2
                    - name: c
                      image: c1
                """);
        Manifest read = deployment("[{name: a}, {name: b, image: b1}]");

        assertThat(placeOf(merging, read, "/spec/containers/1/image")).isEqualTo("patch.yaml:7");
        assertThat(placeOf(merging, read, "/spec/containers/2/image")).isEqualTo("patch.yaml:9");
        assertThat(placeOf(merging, read, "/spec/containers/0/name")).isEqualTo("deployment.yaml:4");
    }

    @Test
    void remembers_what_operations_wrote() {
        Patch operating = patch("{}", """
                - op: add
                  path: /spec/b
                  value:
                    c: 1
                - op: add
                  path: /spec/a/-
                  value: z
                - op: add
                  path: /spec/a/1
                  value: {d: e}
                """);
        Manifest read = release("{a: [x]}");

        assertThat(placeOf(operating, read, "/spec/b/c")).isEqualTo("patch.yaml:4");
        assertThat(placeOf(operating, read, "/spec/a/1/d")).isEqualTo("patch.yaml:10");
        assertThat(placeOf(operating, read, "/spec/a/0")).isEqualTo("release.yaml:4");
    }

    @Test
    void remembers_where_it_appended_to_a_list() {
        Patch operating = patch("{}", "- op: add\n  path: /spec/a/-\n  value: z\n");

        assertThat(placeOf(operating, release("{a: [x]}"), "/spec/a/1")).isEqualTo("patch.yaml:3");
    }

    @Test
    void keeps_what_earlier_patches_wrote() {
        Manifest first = operating("{op: add, path: /spec/a, value: 1}")
                .applyTo(release("{}"))
                .orElseThrow();
        Patch second = patch("{}", "\n\n- {op: add, path: /spec/b, value: 2}\n");

        assertThat(placeOf(second, first, "/spec/a")).isEqualTo("patch.yaml:1");
        assertThat(placeOf(second, first, "/spec/b")).isEqualTo("patch.yaml:3");
    }
}
