package io.sre.tempo.model.manifest;

import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.yaml.YamlException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What is said of what cannot be read. */
final class Unreadable {

    private Unreadable() {}

    static Problem file(String path, IOException reason) {
        if (reason instanceof NoSuchFileException) {
            return new Problem(
                    path, "the path", "must lead to a file or a folder", "correct it, or create what is missing");
        }
        if (reason instanceof AccessDeniedException) {
            return new Problem(path, "the file", "must be readable", "give the user who reads it the right to");
        }
        return new Problem(path, "the file", "must be readable: " + reason.getMessage(), "mend it or leave it out");
    }

    static Problem special(String path) {
        return new Problem(path, "the path", "must lead to a file or a folder, not to a device or pipe", "name a file");
    }

    static Problem text(String file, YamlException reason) {
        return new Problem(
                place(file, reason.line()), "the text", "must be YAML: " + reason.reason(), "correct it there");
    }

    static Problem document(String file, int line, String value, String rule, String mend) {
        return new Problem(place(file, line), value, rule, mend);
    }

    static String place(String file, int line) {
        return file + ":" + line;
    }
}
