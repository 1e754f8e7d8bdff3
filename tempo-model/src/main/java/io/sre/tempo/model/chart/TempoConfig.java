package io.sre.tempo.model.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys of Tempo's configuration file that the chart's values reach, in a version of Tempo. Tempo refuses to start with any
 * other key. Immutable.
 */
public final class TempoConfig {

    /** Below this stands what {@code overrides} may have instead, in the older, flat syntax. */
    public static final String LEGACY_OVERRIDES = "overrides-legacy";

    private static final Table TABLE = Table.read();
    private static final Map<Version, TempoConfig> KNOWN = configs();

    private final Set<String> leaves = new HashSet<>();
    private final Set<String> free = new HashSet<>();
    private final Map<String, SortedSet<String>> below = new TreeMap<>();

    private TempoConfig(Version version) {
        for (Row row : TABLE.rows()) {
            if (version.compareTo(row.first()) >= 0 && version.compareTo(row.last()) <= 0) {
                (row.free() ? free : leaves).add(row.path());
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

    private static Map<Version, TempoConfig> configs() {
        Map<Version, TempoConfig> known = new TreeMap<>();
        TABLE.versions().forEach(version -> known.put(version, new TempoConfig(version)));
        return Collections.unmodifiableMap(known);
    }

    /**
     * {@return the keys of a version of Tempo; empty if that version is not known}
     *
     * @param tempo the version of Tempo, not of the chart
     */
    public static Optional<TempoConfig> of(Version tempo) {
        return Optional.ofNullable(KNOWN.get(tempo));
    }

    /**
     * {@return the known versions of Tempo that have a key, oldest first}
     *
     * @param path the way to it, {@code querier.search.prefer_self}
     */
    public static List<Version> versionsWith(String path) {
        return KNOWN.entrySet().stream()
                .filter(entry -> entry.getValue().has(path))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * {@return whether there is such a key}
     *
     * @param path the way to it, {@code storage.trace.s3}
     */
    public boolean has(String path) {
        return leaves.contains(path) || free.contains(path) || below.containsKey(path);
    }

    /** {@return whether a key holds an object of which the keys are known} */
    public boolean isObject(String path) {
        return below.containsKey(path);
    }

    /** {@return the names of the keys below an object, sorted; none of all else} */
    public SortedSet<String> below(String path) {
        return Collections.unmodifiableSortedSet(below.getOrDefault(path, new TreeSet<>()));
    }

    private record Row(String path, boolean free, Version first, Version last) {}

    private record Table(List<Version> versions, List<Row> rows) {

        static Table read() {
            List<Version> versions = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            for (String line : text().lines().toList()) {
                String[] columns = line.split(" ", -1);
                if (columns[0].equals("versions")) {
                    List.of(columns).subList(1, columns.length).forEach(version -> versions.add(Version.of(version)));
                } else if (!line.startsWith("#")) {
                    boolean free = columns[0].endsWith(".*");
                    String path = free ? columns[0].substring(0, columns[0].length() - 2) : columns[0];
                    rows.add(new Row(path, free, Version.of(columns[1]), Version.of(columns[2])));
                }
            }
            return new Table(List.copyOf(versions), List.copyOf(rows));
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
