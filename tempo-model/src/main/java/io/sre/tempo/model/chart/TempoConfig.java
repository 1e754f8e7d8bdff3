package io.sre.tempo.model.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of Tempo's configuration file that the chart's values reach, in a version of Tempo. Tempo refuses to start with any
 * other key. Immutable.
 */
public final class TempoConfig {

    /** Below this stands what {@code overrides} may have instead, in the older, flat syntax. */
    public static final String LEGACY_OVERRIDES = "overrides-legacy";

    /** What a key holds. */
    public enum Type {
        /** True or false. */
        SWITCH,
        /** A number. */
        NUMBER,
        /** A duration of Go. */
        DURATION,
        /** An object with any keys, or a list of such keys. */
        MAP,
        /** Text, a list, or something with a form of its own. */
        ANY,
        /** An object of which the keys are known. */
        SECTION
    }

    private static final Table TABLE = Table.read();

    /** Those that somebody asked for. */
    private static final Map<Version, TempoConfig> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, Type> leaves = new HashMap<>();
    private final Map<String, SortedSet<String>> below = new HashMap<>();

    private TempoConfig(Version version) {
        for (Row row : TABLE.rows()) {
            if (version.compareTo(row.first()) >= 0 && version.compareTo(row.last()) <= 0) {
                leaves.put(row.path(), row.type());
                addParents(row.path());
            }
        }
    }

    private void addParents(String path) {
        for (int dot = path.lastIndexOf('.'); dot >= 0; dot = path.lastIndexOf('.', dot - 1)) {
            int end = path.indexOf('.', dot + 1);
            String key = path.substring(dot + 1, end < 0 ? path.length() : end);
            below.computeIfAbsent(path.substring(0, dot), parent -> new TreeSet<>())
                    .add(key);
        }
    }

    /**
     * {@return the keys of a version of Tempo; empty if that version is not known}
     *
     * @param tempo the version of Tempo, not of the chart
     */
    public static Optional<TempoConfig> of(Version tempo) {
        return TABLE.versions().contains(tempo) ? Optional.of(known(tempo)) : Optional.empty();
    }

    /**
     * {@return the known versions of Tempo that have a key, oldest first}
     *
     * @param path the way to it, {@code querier.search.prefer_self}
     */
    public static List<Version> versionsWith(String path) {
        return TABLE.versions().stream()
                .filter(version -> known(version).has(path))
                .toList();
    }

    private static TempoConfig known(Version version) {
        return KNOWN.computeIfAbsent(version, TempoConfig::new);
    }

    /**
     * {@return whether there is such a key}
     *
     * @param path the way to it, {@code storage.trace.s3}
     */
    public boolean has(String path) {
        return leaves.containsKey(path) || below.containsKey(path);
    }

    /**
     * {@return what a key holds; empty if there is no such key}
     *
     * @param path the way to it, {@code storage.trace.blocklist_poll}
     */
    public Optional<Type> typeOf(String path) {
        return below.containsKey(path) ? Optional.of(Type.SECTION) : Optional.ofNullable(leaves.get(path));
    }

    /** {@return the names of the keys below an object, sorted; none of all else} */
    public SortedSet<String> below(String path) {
        return Collections.unmodifiableSortedSet(below.getOrDefault(path, new TreeSet<>()));
    }

    private record Row(String path, Type type, Version first, Version last) {}

    private record Table(SortedSet<Version> versions, List<Row> rows) {

        static Table read() {
            SortedSet<Version> versions = new TreeSet<>();
            Map<String, Version> known = new HashMap<>();
            List<Row> rows = new ArrayList<>();
            for (String line : text().lines().toList()) {
                String[] columns = line.split(" ", -1);
                if (columns[0].equals("versions")) {
                    List.of(columns).subList(1, columns.length).forEach(version -> versions.add(Version.of(version)));
                } else if (!line.startsWith("#")) {
                    Type type = Type.valueOf(columns[1].toUpperCase(Locale.ROOT));
                    Version first = known.computeIfAbsent(columns[2], Version::of);
                    Version last = known.computeIfAbsent(columns[3], Version::of);
                    rows.add(new Row(columns[0], type, first, last));
                }
            }
            return new Table(Collections.unmodifiableSortedSet(versions), List.copyOf(rows));
        }

        private static String text() {
            try (InputStream in = TempoConfig.class.getResourceAsStream("tempo-config.txt")) {
                if (in == null) {
                    throw new IllegalStateException(
                            "tempo-config.txt is missing beside " + TempoConfig.class.getName());
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
