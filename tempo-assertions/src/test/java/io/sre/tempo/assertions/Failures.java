package io.sre.tempo.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Approved texts of failures beside the tests; {@code -Dgolden.update=true} rewrites them, for a person to review. */
final class Failures {

    private static final Path FOLDER = Path.of("src/test/resources/io/sre/tempo/assertions/failures");

    private Failures() {}

    /** Runs an assertion that must fail, with the approved text. */
    static void assertFails(String name, ThrowingCallable assertion) {
        AssertionError failure = catchThrowableOfType(AssertionError.class, assertion);
        assertThat(failure).as("%s must fail", name).isNotNull();
        // Where a failure happened changes whenever somebody edits the test.
        assertMatches(name, String.valueOf(failure.getMessage()).replaceAll("\\.java:[0-9]+", ".java") + "\n");
    }

    static void assertMatches(String name, String text) {
        Path file = FOLDER.resolve(name + ".golden.txt");
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(file, text);
            }
            assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
