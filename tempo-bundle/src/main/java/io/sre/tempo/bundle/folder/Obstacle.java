package io.sre.tempo.bundle.folder;

import java.io.IOException;
import java.nio.file.Path;

/** Something stands where a file should go. */
final class Obstacle extends IOException {

    private static final long serialVersionUID = 1L;

    Obstacle(Path path, String reason) {
        super("%s %s".formatted(path, reason));
    }
}
