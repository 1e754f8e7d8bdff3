package io.sre.tempo.model.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The flags that a version of Tempo takes. It stops at any other. Immutable. */
public final class TempoFlags {

    private static final Map<Version, TempoFlags> KNOWN = read();

    private final SortedSet<String> names = new TreeSet<>();

    private TempoFlags() {}

    private static Map<Version, TempoFlags> read() {
        Map<Version, TempoFlags> known = new TreeMap<>();
        for (String line : text().lines().toList()) {
            String[] columns = line.split(" ", -1);
            if (columns[0].equals("versions")) {
                List.of(columns)
                        .subList(1, columns.length)
                        .forEach(version -> known.put(Version.of(version), new TempoFlags()));
            } else if (!line.startsWith("#")) {
                Version first = Version.of(columns[1]);
                Version last = Version.of(columns[2]);
                known.forEach((version, flags) -> {
                    if (version.compareTo(first) >= 0 && version.compareTo(last) <= 0) {
                        flags.names.add(columns[0]);
                    }
                });
            }
        }
        return Collections.unmodifiableMap(known);
    }

    private static String text() {
        try (InputStream in = TempoFlags.class.getResourceAsStream("tempo-flags.txt")) {
            if (in == null) {
                throw new IllegalStateException("tempo-flags.txt is missing beside " + TempoFlags.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the flags of a version of Tempo; empty if those of that version are not known}
     *
     * @param tempo the version of Tempo, not of the chart
     */
    public static Optional<TempoFlags> of(Version tempo) {
        return Optional.ofNullable(KNOWN.get(tempo));
    }

    /**
     * {@return the known versions of Tempo that have a flag, oldest first}
     *
     * @param name its name without the dash, {@code config.expand-env}
     */
    public static List<Version> versionsWith(String name) {
        return KNOWN.entrySet().stream()
                .filter(entry -> entry.getValue().has(name))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * {@return whether there is such a flag}
     *
     * @param name its name without the dash, {@code config.expand-env}
     */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** {@return the names of all flags, without the dash} */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(names);
    }
}
