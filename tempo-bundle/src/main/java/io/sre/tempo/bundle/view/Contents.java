package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What ConfigMaps and Secrets of a set hold, by their names. Each text is read once, however many releases take values from
 * it; and how much they take together is bounded, for a thousand releases with a megabyte of values each would be too much.
 */
final class Contents {

    private static final int MOST_VALUES = 1_000_000;

    /** Those that Flux takes values from. */
    private static final Set<String> KINDS = Set.of("ConfigMap", "Secret");

    private final Index index;
    private final Map<Name, List<Kustomizations.Generated>> generated = new HashMap<>();
    private final Map<Field, List<Source>> documents = new HashMap<>();
    private int taken;

    private record Name(String kind, String name) {}

    private record Field(Manifest manifest, JsonPointer pointer) {}

    Contents(Index index, List<Kustomizations.Generated> generated) {
        this.index = index;
        for (Kustomizations.Generated one : generated) {
            this.generated
                    .computeIfAbsent(new Name(one.kind(), one.name()), name -> new ArrayList<>())
                    .add(one);
        }
    }

    Index index() {
        return index;
    }

    List<Manifest> objects(String kind, String name) {
        return KINDS.contains(kind) ? index.named(kind, name) : List.of();
    }

    List<Kustomizations.Generated> generated(String kind, String name) {
        return List.copyOf(generated.getOrDefault(new Name(kind, name), List.of()));
    }

    /** The documents in a text of a field; none if some of it cannot be read. */
    List<Source> inside(Manifest manifest, JsonPointer field, String text) {
        return documents.computeIfAbsent(
                new Field(manifest, field),
                key -> Source.of(manifest).embedded(field, text).all());
    }

    /** Whether a release can take these values, too. */
    boolean take(JsonNode values) {
        if (taken <= MOST_VALUES) {
            taken += count(values);
        }
        return taken <= MOST_VALUES;
    }

    private static int count(JsonNode node) {
        int values = 1;
        for (JsonNode child : node) {
            values += count(child);
        }
        return values;
    }
}
