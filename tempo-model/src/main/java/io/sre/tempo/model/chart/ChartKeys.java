package io.sre.tempo.model.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.yaml.Yaml;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The table of all values of the chart in all versions. */
final class ChartKeys {

    private static final List<Row> ROWS = read();

    /** There are as many as the chart has known versions. */
    private static final Map<Version, SortedMap<String, ChartKey>> BY_VERSION = new ConcurrentHashMap<>();

    private ChartKeys() {}

    /** The values that a version reads, and those it has and does not read, by path. */
    static SortedMap<String, ChartKey> of(Version version) {
        return BY_VERSION.computeIfAbsent(version, ChartKeys::read);
    }

    private static SortedMap<String, ChartKey> read(Version version) {
        SortedMap<String, ChartKey> keys = new TreeMap<>();
        for (Row row : ROWS) {
            if (row.first().compareTo(version) <= 0 && row.last().compareTo(version) >= 0) {
                keys.put(row.key().path(), row.key());
            }
        }
        return Collections.unmodifiableSortedMap(keys);
    }

    /** What stands in the chart's values.yaml, without the text {@code config}. */
    static ObjectNode defaults(Version version) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (ChartKey key : of(version).values()) {
            key.byDefault().ifPresent(value -> put(root, key.path().split("\\."), value));
        }
        return root;
    }

    private static void put(ObjectNode root, String[] path, JsonNode value) {
        ObjectNode parent = root;
        for (int depth = 0; depth < path.length - 1; depth++) {
            parent = parent.withObjectProperty(path[depth]);
        }
        parent.set(path[path.length - 1], value.deepCopy());
    }

    /** Every stretch of versions in which a path is read, in the order of versions. */
    static List<ChartKey> history(String path) {
        return ROWS.stream()
                .map(Row::key)
                .filter(key -> key.path().equals(path))
                .toList();
    }

    private record Row(ChartKey key, Version first, Version last) {}

    private static List<Row> read() {
        Map<String, Version> versions = new HashMap<>();
        Map<String, JsonNode> values = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (!line.startsWith("#") && !line.isEmpty()) {
                ChartKey key = key(line.split(" ", 5), values);
                Version first = versions.computeIfAbsent(key.first(), Version::of);
                Version last = versions.computeIfAbsent(key.last(), Version::of);
                rows.add(new Row(key, first, last));
            }
        }
        return List.copyOf(rows);
    }

    private static ChartKey key(String[] columns, Map<String, JsonNode> values) {
        ChartKey.Kind kind = ChartKey.Kind.valueOf(columns[3].toUpperCase(Locale.ROOT));
        return new ChartKey(columns[0], kind, columns[1], columns[2], byDefault(columns[4], values));
    }

    /** Most of them are one of the same few. */
    private static Optional<JsonNode> byDefault(String text, Map<String, JsonNode> values) {
        return text.equals("-")
                ? Optional.empty()
                : Optional.of(values.computeIfAbsent(text, Yaml::read).deepCopy());
    }

    private static String text() {
        try (InputStream in = ChartKeys.class.getResourceAsStream("values.txt")) {
            if (in == null) {
                throw new IllegalStateException("values.txt is missing beside " + ChartKeys.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
