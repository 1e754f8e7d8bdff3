package io.sre.tempo.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is said of files, and that it hides nothing else. */
class UnreadableFilesTest {

    @TempDir
    private Path folder;

    @Test
    void names_everything_broken_in_a_folder_and_reads_the_rest() throws IOException {
        write("good.yaml", namespace("a"), "---", namespace("b"));
        write("shop/good.json", "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"c\"}}");
        write("shop/values.yaml", "replicas: 1");
        write("broken/between.yaml", namespace("before"), "---", "a: [b", "---", namespace("behind"));
        write("broken/byte.yaml", "# caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        write("broken/character.yaml", "a: 1", "b: \u0007");
        write("broken/duplicate.yaml", "apiVersion: v1", "kind: Pod", "metadata:", "  name: a", "  name: b");
        write("broken/encrypted.yaml", namespace("secret"), "sops:", "  mac: ENC[x]");
        write("broken/item.yaml", "apiVersion: v1", "kind: List", "items:", "  - metadata:", "      name: a");
        write("broken/items.yaml", "apiVersion: v1", "kind: PodList", "items: {}");
        write("broken/kind-of-number.yaml", "apiVersion: v1", "metadata: {}", "kind: 1");
        write("broken/kind.yaml", "apiVersion: v1", "metadata:", "  name: a");
        write("broken/letters.yaml", "apiVersion: v1", "Kind: Pod");
        write("broken/list.yaml", "- apiVersion: v1", "  kind: Pod", "  metadata: {}");
        write("broken/merge.yaml", "a: &a 1", "c:", "  <<: *a");
        write("broken/object.json", "{", "\t\"kind\": \"Pod\", \"a\" 1", "}");
        write("broken/tab.yaml", "a:", "\tb: 1");
        write("broken/template.yaml", "# a chart's", "kind: {{ .Values.kind }}", "---", "{{- end }}");
        write(
                "broken/templated-name.yaml",
                "apiVersion: v1",
                "kind: Pod",
                "metadata:",
                "  name: \"{{ .Release.Name }}\"");
        write("broken/text.yaml", "just a text");
        write("broken/utf16.yaml", "kind: Pod".getBytes(StandardCharsets.UTF_16));
        write("broken/version.yaml", "kind: Pod", "metadata:", "  name: a");
        write("broken/zero.yaml", "kind: Pod", "a: \0");
        Files.createSymbolicLink(folder.resolve("broken/link.yaml"), Path.of("nowhere"));

        Manifests manifests = Manifests.read(folder);

        GoldenFile.assertMatches("unreadable", report(manifests));
    }

    private static String report(Manifests manifests) {
        return """
                Read:
                %s
                Ignored:
                %s
                %s
                """.formatted(lines(manifests.list()), lines(manifests.ignored()), messageOf(manifests));
    }

    private static String lines(List<?> things) {
        return things.stream().map(thing -> "  " + thing).collect(Collectors.joining("\n"));
    }

    private static String messageOf(Manifests manifests) {
        try {
            manifests.orThrow();
            return "";
        } catch (InvalidDescriptionException e) {
            assertThat(e.problems()).isEqualTo(manifests.problems());
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void lets_a_caller_go_on_without_what_is_broken() throws IOException {
        write("a.yaml", namespace("a"), "---", "a: [");
        Manifests manifests = Manifests.read(folder);

        assertThatExceptionOfType(InvalidDescriptionException.class)
                .isThrownBy(manifests::orThrow)
                .withMessage("The set of manifests has a problem:\n"
                        + "  1. a.yaml:7: the text at column 1 must be YAML: "
                        + "expected the node content, but found the end of the document; correct it");
        assertThat(manifests.withoutUnreadable().orThrow().list()).hasSize(1);
        assertThat(manifests.withoutUnreadable().problems()).isEqualTo(manifests.problems());
        assertThat(Manifests.parse("a.yaml", namespace("a")).orThrow().problems())
                .isEmpty();
    }

    @Test
    void a_file_that_was_named_must_be_a_manifest() throws IOException {
        write("values.yaml", "# of a chart", "replicas: 1");
        write("patch.yaml", "- op: remove", "  path: /spec");

        Manifests manifests = Manifests.read(folder.resolve("values.yaml"), folder.resolve("patch.yaml"));

        assertThat(manifests.ignored()).isEmpty();
        assertThat(manifests.problems())
                .containsExactly(
                        new Problem(
                                "values.yaml:2",
                                "the object",
                                "must have an apiVersion and a kind",
                                "add them, or leave it out"),
                        new Problem(
                                "patch.yaml:1",
                                "a list",
                                "must be an object with apiVersion and kind",
                                "write each element as a document, with \"---\" between them"));
    }

    @Test
    void what_makes_no_claim_to_be_a_manifest_is_ignored() throws IOException {
        write("Chart.yaml", "apiVersion: v2", "name: a", "version: 1.0.0");
        write("datasource.yaml", "apiVersion: 1", "datasources: []");
        write("kustomization.yaml", "resources: [a.yaml]");
        write("patch.yaml", "- op: remove", "  path: /spec");
        write("several.yaml", namespace("a"), "---", "replicas: 1");
        write("sops.yaml", "a: ENC[x]", "sops:", "  mac: ENC[x]");
        write("values.json", "{}");

        Manifests manifests = Manifests.read(folder).orThrow();

        assertThat(manifests.list()).hasToString("[several.yaml:1: Namespace a]");
        assertThat(manifests.ignored())
                .containsExactly(
                        "Chart.yaml:1",
                        "datasource.yaml:1",
                        "kustomization.yaml:1",
                        "patch.yaml:1",
                        "several.yaml:6",
                        "sops.yaml:1",
                        "values.json:1");
    }

    @Test
    void a_kind_alone_makes_no_manifest() throws IOException {
        write("kustomization.yaml", "kind: Kustomization", "resources: [a.yaml]");
        write("values.yaml", "kind: Deployment", "replicas: 1");

        assertThat(Manifests.read(folder).orThrow().ignored()).containsExactly("kustomization.yaml:1", "values.yaml:1");
    }

    @Test
    void leaves_what_other_programs_read_in_their_own_way() throws IOException {
        write("settings.json", "{ // as editors write it", "}");
        write("page.json", "not found");
        write("blueprint.yaml", "key: !Env KEY");
        write("pod.json", "{ // \"kind\"", "\"kind\": \"Pod\"}");
        write("pod.yaml", "kind: Pod", "name: !Env NAME");

        assertThat(Manifests.read(folder).unread())
                .map(Unread::file)
                .as("what may be manifests")
                .containsExactly("pod.json", "pod.yaml");
    }

    @Test
    void says_which_path_leads_nowhere() throws IOException {
        write("a.yaml", namespace("a"));
        Path missing = folder.resolve("b.yaml");

        Manifests manifests = Manifests.read(missing, folder);

        assertThat(manifests.list()).hasSize(1);
        assertThat(manifests.problems())
                .containsExactly(new Problem(
                        shown(missing),
                        "the path",
                        "must lead to a file or a folder",
                        "correct it, or make what is missing"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void reads_no_device() {
        assertThat(Manifests.read(Path.of("/dev/null")).problems())
                .containsExactly(new Problem(
                        "/dev/null",
                        "the path",
                        "must lead to a file or a folder",
                        "put what the device or pipe gives in a file"));
    }

    @Test
    void says_which_file_may_not_be_read() throws IOException {
        write("a.yaml", namespace("a"));
        write("b.yaml", namespace("b"));
        Path file = folder.resolve("b.yaml");
        assertThat(file.toFile().setReadable(false)).isTrue();

        List<Problem> problems = Manifests.read(folder).problems();

        Problem denied =
                new Problem("b.yaml", "the file", "must be readable", "give the user who reads it the right to");
        // Root may read everything.
        assertThat(problems).isEqualTo(Files.isReadable(file) ? List.of() : List.of(denied));
    }

    @Test
    void says_which_folder_may_not_be_read() throws IOException {
        write("a.yaml", namespace("a"));
        write("b/c.yaml", namespace("b"));
        Path below = folder.resolve("b");
        assertThat(below.toFile().setReadable(false)).isTrue();

        List<Problem> problems = Manifests.read(folder).problems();

        Problem denied = new Problem("b", "the file", "must be readable", "give the user who reads it the right to");
        assertThat(problems).isEqualTo(Files.isReadable(below) ? List.of() : List.of(denied));
        assertThat(below.toFile().setReadable(true)).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void says_why_a_file_could_not_be_read() {
        // The memory of this process, whose first page nobody can read.
        assertThat(Manifests.read(Path.of("/proc/self/mem")).problems())
                .containsExactly(new Problem(
                        "mem", "the file", "must be readable: Input/output error", "mend it, or leave it out"));
    }

    @Test
    void reads_no_file_of_more_than_64_mebibytes() throws IOException {
        Path file = folder.resolve("a.yaml");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(64 * 1024 * 1024 + 1);
        }

        List<Problem> problems = List.of(new Problem("a.yaml", "the file", "must have at most 64 MiB", "split it"));
        assertThat(Manifests.read(folder).problems()).isEqualTo(problems);
        assertThat(Manifests.read(file).problems()).isEqualTo(problems);
    }

    private static String namespace(String name) {
        return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: " + name;
    }

    private static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }

    private void write(String file, String... lines) throws IOException {
        write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[] bytes) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }
}
