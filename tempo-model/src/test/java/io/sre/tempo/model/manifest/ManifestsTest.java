package io.sre.tempo.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {

    @Test
    void reads_a_folder_in_the_order_of_names(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/two.yml"), "kind: B\n---\n# a comment\nkind: C\nmetadata:\n  name: c\n");
        Files.writeString(folder.resolve("a.json"), "{\"kind\": \"A\"}");

        assertThat(Manifests.read(folder).orThrow().list())
                .map(Manifest::toString)
                .containsExactly("a.json:1: A ", "b/two.yml:1: B ", "b/two.yml:4: C c");
    }

    @Test
    void knows_the_line_of_every_value() {
        Manifest manifest = Manifests.parse("a.yaml", "kind: A\nspec:\n  a: 1\n  b:\n    - 2\n    -\n      c: 3\n")
                .list()
                .get(0);

        assertThat(manifest.lineOf(JsonPointer.compile("/spec/b"))).isEqualTo(4);
        assertThat(manifest.lineOf(JsonPointer.compile("/spec/b/1/c"))).isEqualTo(7);
        assertThat(manifest.lineOf(JsonPointer.compile("/spec/b/2/c"))).isEqualTo(4);
    }
}
