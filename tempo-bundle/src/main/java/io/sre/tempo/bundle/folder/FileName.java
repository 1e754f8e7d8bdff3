package io.sre.tempo.bundle.folder;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Names of files relative to a folder, with {@code /} between their parts on every system. */
final class FileName {

    private FileName() {}

    /** Refuses names that could lead out of a folder, and names that cannot stand beside each other. */
    static void requireGood(Iterable<String> names) {
        Set<String> folders = new HashSet<>();
        names.forEach(name -> folders.addAll(foldersOf(name)));
        for (String name : names) {
            if (folders.contains(name)) {
                throw refused(name, "it is a folder of another file");
            }
        }
    }

    static Path resolve(Path folder, String name) {
        Path resolved = folder;
        for (String part : parts(name)) {
            resolved = resolved.resolve(part);
        }
        return resolved;
    }

    private static List<String> foldersOf(String name) {
        List<String> parts = parts(name);
        parts.forEach(part -> requireGoodPart(part, name));
        return IntStream.range(1, parts.size())
                .mapToObj(length -> String.join("/", parts.subList(0, length)))
                .toList();
    }

    private static List<String> parts(String name) {
        return List.of(name.split("/", -1));
    }

    private static void requireGoodPart(String part, String name) {
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
            throw refused(name, "it must be relative to the folder, without empty parts, \".\" and \"..\"");
        }
        if (part.codePoints().anyMatch(point -> Character.isISOControl(point) || point == '\\' || point == ':')) {
            throw refused(name, "it must not hold '\\', ':' or control characters");
        }
    }

    private static IllegalArgumentException refused(String name, String reason) {
        return new IllegalArgumentException("the file name \"%s\" cannot be used: %s".formatted(name, reason));
    }
}
