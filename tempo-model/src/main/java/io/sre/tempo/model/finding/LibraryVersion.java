package io.sre.tempo.model.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The version of this library, as Maven writes it into the jar. */
final class LibraryVersion {

    private static final String PROPERTIES = "/META-INF/maven/io.sre.tempo/tempo-model/pom.properties";

    private LibraryVersion() {}

    /** Empty where classes are not in a jar. */
    static Optional<String> ofThis() {
        try (InputStream in = LibraryVersion.class.getResourceAsStream(PROPERTIES)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
