package io.sre.tempo.bundle.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inputs that a fuzzer found, and the seeds that it begins with, break nothing. */
class FuzzCasesTest {

    @Test
    void nothing_that_was_found_breaks_the_reader_or_the_validator_again() throws IOException {
        List<Path> cases = cases(Path.of("src/test/resources/fuzz"));
        assertThat(cases).isNotEmpty();

        for (Path input : cases) {
            byte[] bytes = Files.readAllBytes(input);
            ReaderTarget.fuzzerTestOneInput(bytes);
            ValidatorTarget.fuzzerTestOneInput(bytes);
        }
    }

    @Test
    void nothing_that_was_found_breaks_the_effective_view_again() throws IOException {
        for (Path input : cases(Path.of("src/test/resources/fuzz-edits"))) {
            EffectiveViewTarget.fuzzerTestOneInput(Files.readAllBytes(input));
        }
    }

    @Test
    void edited_examples_break_nothing() {
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            byte[] input = new byte[random.nextInt(100)];
            random.nextBytes(input);
            EffectiveViewTarget.fuzzerTestOneInput(input);
        }
    }

    private static List<Path> cases(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
