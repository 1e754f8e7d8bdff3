package io.sre.tempo.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: ";

    @TempDir
    private Path folder;

    @Test
    void reads_a_folder_in_the_order_of_relative_paths() throws IOException {
        write("b/two.yml", POD + "two\n---\n# a comment\n" + POD + "three\n  namespace: shop");
        write("b-one.yaml", POD + "b-one");
        write("a.json", "{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\"}");
        write("node_modules/x.yaml", POD + "x");
        write("notes.txt", "no manifest");
        write("folder.yaml/c.yaml", POD + "c");

        assertThat(read(folder))
                .containsExactly(
                        "a.json:1: Deployment ",
                        "b-one.yaml:1: Pod b-one",
                        "b/two.yml:1: Pod two",
                        "b/two.yml:7: Pod shop/three",
                        "folder.yaml/c.yaml:1: Pod c",
                        "node_modules/x.yaml:1: Pod x");
    }

    @Test
    void leaves_out_what_is_hidden_unless_it_was_named() throws IOException {
        write(".hidden/a.yaml", POD + "a");
        write(".hidden/.b.yaml", POD + "b");

        assertThat(read(folder)).isEmpty();
        assertThat(read(folder.resolve(".hidden"))).containsExactly("a.yaml:1: Pod a");
        assertThat(read(folder.resolve(".hidden/.b.yaml"))).containsExactly(".b.yaml:1: Pod b");
    }

    @Test
    void follows_links_but_not_in_a_circle() throws IOException {
        write("real/a.yaml", POD + "a");
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("one.yaml"), folder.resolve("real/a.yaml"));
        Files.createSymbolicLink(folder.resolve("real/around"), folder);

        assertThat(read(folder)).containsExactly("real/a.yaml:1: Pod a");
        assertThat(read(folder.resolve("linked"))).containsExactly("a.yaml:1: Pod a");
    }

    @Test
    void reads_a_file_outside_once_however_many_links_lead_to_it() throws IOException {
        write("elsewhere/a.yaml", POD + "a");
        write("folder/z.yaml", POD + "z");
        Files.createSymbolicLink(folder.resolve("folder/b.yaml"), folder.resolve("elsewhere/a.yaml"));
        Files.createSymbolicLink(folder.resolve("folder/c.yaml"), folder.resolve("elsewhere/a.yaml"));

        assertThat(read(folder.resolve("folder"))).containsExactly("b.yaml:1: Pod a", "z.yaml:1: Pod z");
    }

    @Test
    void reads_a_named_file_whatever_it_is_called() throws IOException {
        write("manifests.txt", POD + "a");

        assertThat(read(folder.resolve("manifests.txt"))).containsExactly("manifests.txt:1: Pod a");
    }

    @Test
    void reads_each_file_once() throws IOException {
        write("a.yaml", POD + "a");
        write("b/b.yaml", POD + "b");

        assertThat(read(folder.resolve("b/../b"), folder.resolve("a.yaml"), folder, folder.resolve("b/b.yaml")))
                .containsExactly("b.yaml:1: Pod b", "a.yaml:1: Pod a");
    }

    @Test
    void tells_files_of_equal_names_apart() throws IOException {
        write("a/web.yaml", POD + "a");
        write("b/web.yaml", POD + "b");
        write("b/other.yaml", POD + "c");
        String shown = folder.toString().replace('\\', '/');

        assertThat(read(folder.resolve("a"), folder.resolve("b")))
                .containsExactly(shown + "/a/web.yaml:1: Pod a", "other.yaml:1: Pod c", shown + "/b/web.yaml:1: Pod b");
    }

    @Test
    void reads_a_folder_by_any_path_to_it() throws IOException {
        write("src/a.yaml", POD + "a");
        Path here = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());

        assertThat(read(here)).containsExactly("src/a.yaml:1: Pod a");
        assertThat(read(folder.resolve("./src/../src"))).containsExactly("a.yaml:1: Pod a");
        assertThat(Manifests.read(Path.of("")).list())
                .map(Manifest::file)
                .contains("src/test/resources/io/sre/tempo/model/flux/helmrelease-full.golden.yaml");
        assertThat(Manifests.read().orThrow().list()).isEmpty();
    }

    @Test
    void says_what_a_manifest_is() {
        Manifest manifest = parse("""
                        ---

                        # a policy
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: web, namespace: shop}
                        """).get(0);

        assertThat(manifest.file()).isEqualTo("a.yaml");
        assertThat(manifest.line()).isEqualTo(4);
        assertThat(manifest.place()).isEqualTo("a.yaml:4");
        assertThat(manifest.apiVersion()).isEqualTo("networking.k8s.io/v1");
        assertThat(manifest.kind()).isEqualTo("NetworkPolicy");
        assertThat(manifest.namespace()).isEqualTo("shop");
        assertThat(manifest.name()).isEqualTo("web");
        assertThat(manifest.tree().path("metadata").path("name").textValue()).isEqualTo("web");
        assertThat(manifest).hasToString("a.yaml:4: NetworkPolicy shop/web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "metadata: null", "metadata: text", "metadata: {name: null}", "metadata: {name: [a]}"})
    void a_name_may_be_missing(String metadata) {
        Manifest manifest = parse("apiVersion: v1\nkind: Pod\n" + metadata).get(0);

        assertThat(manifest.name()).isEmpty();
        assertThat(manifest.namespace()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is in line {1}")
    @CsvSource({
        "'', 2",
        "/kind, 3",
        "/spec, 6",
        "/spec/plain, 7",
        "/spec/below, 8",
        "/spec/list/0, 11",
        "/spec/list/0/a, 11",
        "/spec/list/0/b, 12",
        "/spec/list/1, 14",
        "/spec/list/1/0, 14",
        "/spec/list/1/1, 15",
        "/spec/text, 16",
        "/spec/flow/x/1, 20",
        "/spec/anchored/deep, 22",
        "/spec/alias, 23",
        "/spec/alias/deep/0, 22",
        "/spec/last~1one, 24",
        "/spec/missing, 6",
        "/spec/list/2, 10",
        "/spec/list/x, 10",
        "/spec/plain/below, 7",
        "/nothing/at/all, 2",
    })
    void knows_the_line_of_every_value(String pointer, int line) {
        String text = """
                # a comment
                apiVersion: v1
                kind: Pod
                metadata: {}

                spec:
                  plain: 1
                  below:
                    2
                  list:
                    - a: 3
                      b: 4
                    -
                      - 5
                      - 6
                  text: |
                    apiVersion: v1
                  "flow":
                    {x: [7,
                      8]}
                  anchored: &a
                    deep: [9]
                  alias: *a
                  last/one: 10
                """;
        for (String same : List.of(text, text.replace("\n", "\r\n"), "\uFEFF" + text)) {
            assertThat(parse(same).get(0).lineOf(JsonPointer.compile(pointer))).isEqualTo(line);
        }
        Manifest behind = parse(POD + "a\n---\n" + text).get(1);
        assertThat(behind.lineOf(JsonPointer.compile(pointer))).isEqualTo(line + 5);
    }

    @Test
    void knows_the_lines_of_json() {
        Manifest manifest = parse("""
                        {
                        \t"apiVersion": "v1", "kind": "List",
                        \t"items": [{
                        \t\t"apiVersion": "v1",
                        \t\t"kind": "Pod",
                        \t\t"metadata": {"name": "a\\/b",
                        \t\t\t"labels": {"x": "y"}}
                        \t}]
                        }
                        """).get(0);

        assertThat(manifest).hasToString("a.yaml:3: Pod a/b");
        assertThat(manifest.lineOf(JsonPointer.compile("/metadata/labels/x"))).isEqualTo(7);
    }

    @Test
    void takes_lists_apart() {
        List<Manifest> manifests = parse("""
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: v1
                    kind: Pod
                    metadata: {name: a}
                  - apiVersion: apps/v1
                    kind: DeploymentList
                    items:
                      - metadata: {name: b}
                      - {kind: Special, apiVersion: x/v1, metadata: {name: c}}
                  - apiVersion: v1
                    kind: List
                  - {apiVersion: v1, kind: PodList, items: null}
                ---
                items:
                  - metadata: {name: d}
                    spec: {}
                kind: NetworkPolicyList
                apiVersion: networking.k8s.io/v1
                ---
                apiVersion: x/v1
                kind: AllowList
                metadata: {name: e}
                """);

        assertThat(manifests)
                .map(Manifest::toString)
                .containsExactly(
                        "a.yaml:4: Pod a",
                        "a.yaml:10: Deployment b",
                        "a.yaml:11: Special c",
                        "a.yaml:17: NetworkPolicy d",
                        "a.yaml:22: AllowList e");
        assertThat(manifests)
                .map(Manifest::apiVersion)
                .containsExactly("v1", "apps/v1", "x/v1", "networking.k8s.io/v1", "x/v1");
        assertThat(manifests.get(3).lineOf(JsonPointer.compile("/spec"))).isEqualTo(18);
        assertThat(manifests.get(3).lineOf(JsonPointer.compile("/kind"))).isEqualTo(17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "# a comment\n", "---\n---\n", "---\n# a comment\n...\n", "\uFEFF", "\uFEFF# a\r\n"})
    void an_empty_file_holds_nothing(String text) {
        assertThat(Manifests.parse("a.yaml", text).orThrow().list()).isEmpty();
    }

    @Test
    void reads_json_values_one_after_the_other() {
        String pod = "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}\n";

        assertThat(parse(pod + pod)).map(Manifest::place).containsExactly("a.yaml:1", "a.yaml:2");
    }

    @Test
    void reads_a_file_of_a_hundred_thousand_lines() throws IOException {
        String document = POD + "a\n  labels:\n" + "    a: b\nspec:\n  containers: []\n---\n";
        write("a.yaml", document.repeat(11_200));

        List<Manifest> manifests = Manifests.read(folder).orThrow().list();

        assertThat(manifests).hasSize(11_200);
        assertThat(manifests.get(11_199).lineOf(JsonPointer.compile("/spec/containers")))
                .isEqualTo(11_199 * 9 + 8);
    }

    @Test
    void reads_a_list_of_a_hundred_thousand_lines() throws IOException {
        String item =
                "  - metadata:\n      name: a\n    spec:\n      containers:\n        - name: " + "a".repeat(400) + "\n";
        write("a.yaml", "apiVersion: v1\nkind: PodList\nitems:\n" + item.repeat(20_000));
        Manifests manifests = Manifests.read(folder).orThrow();

        assertThat(manifests.list()).hasSize(20_000);
        Manifest last = manifests.list().get(19_999);
        assertThat(last.lineOf(JsonPointer.compile("/spec/containers/0/name"))).isEqualTo(100_003);
        assertThat(last.kind()).isEqualTo("Pod");
    }

    private static List<Manifest> parse(String text) {
        return Manifests.parse("a.yaml", text).orThrow().list();
    }

    private static List<String> read(Path... paths) {
        return Manifests.read(paths).orThrow().list().stream()
                .map(Manifest::toString)
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void gives_the_resources_that_are_wanted() {
        Manifests all = Manifests.parse(Map.of(
                "a.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: web}}",
                "b.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: key}}",
                "c.yaml", "broken: [",
                "d.yaml", "some: values"));

        Manifests pods = all.only(manifest -> manifest.kind().equals("Pod"));

        assertThat(pods.list()).hasToString("[a.yaml:1: Pod web]");
        assertThat(pods.unread()).isEmpty();
        assertThat(pods.others()).isEmpty();
        assertThat(pods.isAccepted()).isFalse();
        assertThat(all.withoutUnreadable().only(manifest -> true).isAccepted()).isTrue();
    }
}
