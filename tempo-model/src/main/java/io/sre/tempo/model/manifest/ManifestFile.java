package io.sre.tempo.model.manifest;

import io.sre.tempo.model.finding.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to read.
 *
 * @param name what it is called in places
 * @param path where it is
 * @param found whether it was found in a folder; otherwise it was named
 * @param trouble why it cannot be read, if that is known already
 */
record ManifestFile(
        String name, Path path, boolean found, @Nullable Problem trouble) {

    ManifestFile named(String other) {
        return new ManifestFile(other, path, found, trouble);
    }
}
