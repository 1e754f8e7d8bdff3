package io.sre.tempo.bundle.fuzz;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.model.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The effective view of manifests that are nearly right. The input is not the text of manifests, of which a fuzzer makes
 * garbage soon: it chooses examples of rules, and edits of their values.
 */
public final class EffectiveViewTarget {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Path RULES = Path.of(System.getProperty("fuzz.rules", "src/test/resources/rules"));
    private static final List<List<JsonNode>> EXAMPLES = examples();

    /** What values are made of, besides the texts of the examples and of the input. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "tempo",
            "${A}",
            "$${A:-b}",
            "${",
            "{{ .Values.tempo.retention }}",
            "[",
            "a: &a [*a]",
            "<<: {}",
            "http://[::1]:3200/x",
            "0.0.0.0:4317",
            "1e999",
            "-1h",
            "*",
            ">=1 <2 || ~3",
            "tempo.storage[0].a\\.b",
            "./..//",
            "\u001b[31m\u2028\u0000\ud83d\ude00",
            "suppress.sre.io/TEMPO-KEY-001",
            "<your-bucket>",
            "3200",
            "a.b.svc.cluster.local.");

    private EffectiveViewTarget() {}

    /** Called by the fuzzer for each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Choices choices = new Choices(input);
        List<JsonNode> documents = new ArrayList<>();
        for (int examples = 1 + choices.upTo(3); examples > 0; examples--) {
            choices.of(EXAMPLES).forEach(document -> documents.add(document.deepCopy()));
        }
        ArrayNode all = NODES.arrayNode().addAll(documents);
        for (int edits = 0; edits < 40 && choices.areLeft(); edits++) {
            edit(all, choices);
        }
        Reports.check(Manifests.parse(files(all)));
    }

    /** Documents that are no manifests are files of their own, as values and provisioning are. */
    private static Map<String, String> files(ArrayNode documents) {
        Map<String, String> files = new LinkedHashMap<>();
        int number = 0;
        for (JsonNode document : documents) {
            String name =
                    document.has("kind") ? "a.yaml" : document.path("file").asText("b" + number++ + ".yaml");
            files.merge(name, Yaml.write(document), (one, other) -> one + "---\n" + other);
        }
        return files;
    }

    private static void edit(ArrayNode all, Choices choices) {
        List<JsonPointer> places = new ArrayList<>();
        for (int document = 0; document < all.size(); document++) {
            collect(all.get(document), JsonPointer.empty().appendIndex(document), places);
        }
        if (places.isEmpty()) {
            return;
        }
        JsonPointer place = choices.of(places);
        JsonNode old = all.at(place);
        JsonNode parent = all.at(place.head());
        String name = place.last().getMatchingProperty();
        switch (choices.upTo(9)) {
            case 0 -> set(parent, name, NODES.textNode(text(old, choices)));
            case 1 -> set(parent, name, scalar(choices));
            case 2 -> set(parent, name, NODES.arrayNode().add(old).add(scalar(choices)));
            case 3 -> set(parent, name, NODES.objectNode().set(choices.of(TEXTS), old));
            case 4 -> set(parent, name, all.at(choices.of(places)).deepCopy());
            case 5 -> set(parent, name, NODES.textNode(embedded(old, choices)));
            case 6 -> add(old, all.at(choices.of(places)).deepCopy(), choices);
            case 7 -> add(parent, old.deepCopy(), choices);
            default -> remove(parent, name);
        }
        if (!parent.isEmpty() && all.toString().length() > 100_000) {
            all.remove(all.size() - 1);
        }
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            JsonPointer below = at.appendProperty(member.getKey());
            places.add(below);
            collect(member.getValue(), below, places);
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            places.add(at.appendIndex(index));
            collect(node.get(index), at.appendIndex(index), places);
        }
    }

    private static String text(JsonNode old, Choices choices) {
        String given = old.asText("");
        return switch (choices.upTo(4)) {
            case 0 -> choices.of(TEXTS);
            case 1 -> given + choices.of(TEXTS);
            case 2 -> choices.text();
            default -> whole(given.substring(0, choices.upTo(given.length() + 1)));
        };
    }

    /** Without the half of a character that was cut, which no file has. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static JsonNode scalar(Choices choices) {
        return switch (choices.upTo(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(choices.upTo(65_536));
            case 3 -> NODES.numberNode(1e300);
            case 4 -> NODES.numberNode(-0.5);
            case 5 -> NODES.objectNode();
            case 6 -> NODES.arrayNode();
            default -> NODES.textNode(choices.of(TEXTS));
        };
    }

    /** YAML as text, in Base64 if the input says so. */
    private static String embedded(JsonNode old, Choices choices) {
        String yaml = old.isTextual() ? old.textValue() + choices.text() : Yaml.write(old);
        boolean encoded = choices.upTo(2) == 1;
        return encoded ? Base64.getEncoder().encodeToString(yaml.getBytes(StandardCharsets.UTF_8)) : yaml;
    }

    private static void set(JsonNode parent, String name, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        }
    }

    private static void add(JsonNode container, JsonNode value, Choices choices) {
        if (container instanceof ObjectNode object) {
            object.set(choices.of(TEXTS), value);
        } else if (container instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static void remove(JsonNode parent, String name) {
        if (parent instanceof ObjectNode object) {
            object.remove(name);
        } else if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(name));
        }
    }

    private static List<List<JsonNode>> examples() {
        try (Stream<Path> files = Files.walk(RULES)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(EffectiveViewTarget::read)
                    .filter(documents -> !documents.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Examples of what cannot be read have nothing to edit. */
    private static List<JsonNode> read(Path file) {
        try {
            return Yaml.readAll(Files.readString(file)).stream()
                    .filter(JsonNode::isObject)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException broken) {
            return List.of();
        }
    }

    /** Reads the input as a row of choices; behind its end, each is the first. */
    private static final class Choices {

        private final byte[] input;
        private int at;

        Choices(byte[] input) {
            this.input = input;
        }

        boolean areLeft() {
            return at < input.length;
        }

        private int next() {
            return areLeft() ? input[at++] & 0xFF : 0;
        }

        int upTo(int end) {
            return end <= 256 ? next() % end : (next() << 8 | next()) % end;
        }

        <T> T of(List<T> all) {
            return all.get(upTo(all.size()));
        }

        String text() {
            int length = Math.min(next() % 64, input.length - at);
            String text = new String(input, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }
    }
}
