package io.sre.tempo.model.finding;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Where something was written.
 *
 * @param file the file, below the folder that was read, with {@code /} between names
 * @param line the line, from 1
 * @param resource the object, {@code HelmRelease tempo/tempo}; empty if it is not one
 * @param path the way to the value in the object, {@code spec.values.tempo.receivers.otlp}; empty for the whole object
 * @param text the line itself, without what is secret; empty if it is not at hand
 */
public record Place(String file, int line, String resource, String path, String text) implements Comparable<Place> {

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::file)
            .thenComparingInt(Place::line)
            .thenComparing(Place::path)
            .thenComparing(Place::resource)
            .thenComparing(Place::text);

    /** Refuses missing parts. */
    public Place {
        requireNonNull(file, "file");
        requireNonNull(resource, "resource");
        requireNonNull(path, "path");
        requireNonNull(text, "text");
    }

    /** {@return by file, line and path} */
    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@return file and line, {@code tempo/helmrelease.yaml:12}} */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
