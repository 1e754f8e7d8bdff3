package io.sre.tempo.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.model.finding.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files and texts take that somebody made to take much: bounded time, and a clear word. */
class HostileFilesTest {

    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final String HEAD = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n";
    private static final String WAY = "must not hold more than 1024 characters in the keys on the way to a value";

    @TempDir
    private Path folder;

    private static Manifests parse(String text) {
        return assertTimeoutPreemptively(LIMIT, () -> Manifests.parse("a.yaml", text));
    }

    private static String many(int number, String text) {
        return IntStream.range(0, number).mapToObj(text::formatted).collect(Collectors.joining());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void names_pipes_devices_and_what_leads_to_them_and_goes_on() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.createSymbolicLink(folder.resolve("device.json"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("loop.yaml"), folder.resolve("loop.yaml"));
        Files.createSymbolicLink(folder.resolve("around"), folder);
        Files.createDirectory(folder.resolve("folder.yaml"));
        Files.writeString(folder.resolve("folder.yaml/good.yaml"), HEAD);

        Manifests manifests = assertTimeoutPreemptively(LIMIT, () -> Manifests.read(folder));

        assertThat(manifests.list()).hasToString("[folder.yaml/good.yaml:1: ConfigMap a]");
        assertThat(manifests.problems())
                .extracting(Problem::path)
                .containsExactly("device.json", "loop.yaml", "pipe.yaml");
        assertThat(manifests.problems().get(2))
                .hasToString(
                        "pipe.yaml: the path must lead to a file or a folder; put what the device or pipe gives in a file");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_folder_with_millions_of_ways_to_it_is_read_once() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("good.yaml"), HEAD);
        for (int level = 0; level < 14; level++) {
            Path outer = Files.createDirectory(folder.resolve("links" + level));
            for (int link = 0; link < 4; link++) {
                Files.createSymbolicLink(outer.resolve("link" + link), inner);
            }
            inner = outer;
        }

        Manifests manifests = assertTimeoutPreemptively(LIMIT, () -> Manifests.read(folder));

        assertThat(manifests.list()).hasSize(1);
    }

    @Test
    void a_file_of_a_hundred_megabytes_is_not_opened() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("a.yaml").toFile(), "rw")) {
            file.setLength(100_000_000);
        }

        assertThat(Manifests.read(folder).problems())
                .hasToString("[a.yaml: the file must have at most 64 MiB; split it]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: ", "[", "[a, ", "[{a: [", "a: [[", "'['[", "- [["})
    void braces_in_a_line_are_counted_before_each_is_looked_at_for_each(String open) {
        Manifests manifests = parse(many(1000, "---\n" + open.repeat(1000) + "\n"));

        assertThat(manifests.problems())
                .hasSize(1000)
                .allSatisfy(problem -> assertThat(problem.toString())
                        .contains("the text must not hold more than 100 levels; split it"));
    }

    @Test
    void braces_that_are_closed_do_not_count() {
        assertThat(parse(HEAD + "  a: '" + "[]".repeat(500) + "'\n").list()).hasSize(1);
        assertThat(parse(HEAD + "  a: |\n" + "    [[[[[[[[[[\n".repeat(50) + "    " + "\\e[0m[".repeat(100) + "\n")
                        .list())
                .hasSize(1);
    }

    @Test
    void the_way_to_a_value_is_not_endless() {
        String key = "k".repeat(300);
        String deep = HEAD + "  a: &a {%1$s: {%1$s: 1}}\n  b: {%1$s: {%1$s: %2$s}}\n";

        assertThat(parse(deep.formatted(key, "1")).problems()).isEmpty();
        assertThat(parse(deep.formatted(key, "*a")).problems())
                .singleElement()
                .hasToString("a.yaml:6: the text " + WAY + "; split it");
        assertThat(parse(HEAD + "  ? " + "k".repeat(2000) + "\n  : 1\n").problems())
                .singleElement()
                .hasToString("a.yaml:5: the text " + WAY + "; split it");
        assertThat(parse("{\"a\": {\"" + "k".repeat(100_000) + "\": 1}}").problems())
                .singleElement()
                .hasToString("a.yaml:1: the text " + WAY + "; split it");
    }

    @Test
    void the_line_of_each_of_many_values_is_found() {
        Manifest manifest = parse(HEAD + many(100_000, "  k%d: v\n")).list().get(0);

        assertTimeoutPreemptively(LIMIT, () -> {
            for (int number = 0; number < 100_000; number++) {
                assertThat(manifest.lineOf(JsonPointer.compile("/data/k" + number)))
                        .isEqualTo(5 + number);
            }
        });
        assertThat(manifest.lineOf(JsonPointer.compile("/data/none"))).isEqualTo(4);
    }

    @Test
    void of_a_long_line_the_beginning_is_shown() {
        Document document = parse(HEAD + "  a: " + "x".repeat(5000) + "\n  b: " + "\ud83d\ude00".repeat(2000) + "\r\n")
                .list()
                .get(0)
                .document();

        assertThat(document.textOf(5)).hasSize(2000).startsWith("  a: xx");
        assertThat(document.textOf(6)).hasSize(1999).endsWith("\ud83d\ude00");
        assertThat(document.textOf(7)).isEmpty();
    }

    @Test
    void what_is_quoted_of_a_broken_text_is_cut() {
        assertThat(parse("a: *" + "x".repeat(100_000) + "\n").problems().get(0).toString())
                .hasSizeLessThan(600);
    }

    @Test
    void reading_ends_after_ten_thousand_broken_documents() {
        assertThat(parse("---\na: [\n".repeat(10_000) + "---\n" + HEAD).list()).hasSize(1);

        Manifests manifests = parse("---\na: [\n".repeat(20_000) + "---\n" + HEAD);

        assertThat(manifests.list()).isEmpty();
        assertThat(manifests.problems()).hasSize(10_001);
        assertThat(manifests.problems().get(10_000))
                .hasToString(
                        "a.yaml:20001: the text must not hold more than 10000 documents that cannot be read; split it");
    }

    @Test
    void a_broken_document_costs_the_same_wherever_it_is() {
        Manifests manifests = parse("# comment\n".repeat(500_000) + many(3000, "---\na: [%d\n"));

        assertThat(manifests.problems()).hasSize(3000);
    }
}
