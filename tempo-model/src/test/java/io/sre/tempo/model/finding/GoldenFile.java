package io.sre.tempo.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Approved text beside the tests; {@code -Dgolden.update=true} rewrites it, for a person to review. */
final class GoldenFile {

    private static final Path FOLDER = Path.of("src/test/resources/io/sre/tempo/model/finding");

    private GoldenFile() {}

    /** Whatever the name ends with comes behind {@code golden}. */
    static void assertMatches(String name, String ending, String text) {
        Path file = FOLDER.resolve(name + ".golden." + ending);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
