package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The values of a HelmRelease, merged as Flux does it: those of {@code valuesFrom} in their order, inline ones last. */
final class ReleaseValues {

    private static final JsonPointer INLINE = JsonPointer.compile("/spec/values");

    /** For each of them all values are merged once more. */
    private static final int MOST_SOURCES = 100;

    private final Manifest release;
    private final Contents contents;
    private final FluxContext flux;
    private final String namespace;
    private final List<ValuesFile> files = new ArrayList<>();
    private final Set<Document> substituted = new HashSet<>();

    private Value values;
    private boolean incomplete;

    private ReleaseValues(Manifest release, String namespace, Contents contents, FluxContext flux, Value inline) {
        this.release = release;
        this.flux = flux;
        this.namespace = namespace;
        this.contents = contents;
        this.values = Value.object("", inline.spot(), true, new LinkedHashMap<>());
        Value all = inline.isObject() ? inline : values;
        int number = 0;
        for (JsonNode reference : release.tree().path("spec").path("valuesFrom")) {
            if (number == MOST_SOURCES) {
                incomplete = true;
                break;
            }
            add(reference, Spot.of(release, "/spec/valuesFrom/" + number++), all);
        }
        values = Merge.over(values, all);
        if (inline.isUnknown()) {
            incomplete = true;
        }
    }

    static ReleaseValues of(Manifest release, String namespace, Contents contents, FluxContext flux) {
        Value inline = Value.written(Source.of(release), INLINE, "");
        boolean substituted = flux.maySubstitute(release);
        Value effective =
                substituted ? Substitution.in(inline, flux.variables(release), !flux.mayKnowMore(release)) : inline;
        return new ReleaseValues(release, namespace, contents, flux, effective);
    }

    /** What all of them say together. */
    Value values() {
        return values;
    }

    /** Whether a required source is not at hand that may say anything. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Whether Flux may put variables into a file, of which Kustomize makes a ConfigMap. */
    boolean maySubstitute(Document file) {
        return substituted.contains(file);
    }

    /** Each source besides the inline values. */
    List<ValuesFile> files() {
        return List.copyOf(files);
    }

    private void add(JsonNode reference, Spot spot, Value inline) {
        String kind = reference.path("kind").asText("");
        String name = reference.path("name").asText("");
        String key = reference.path("valuesKey").asText("values.yaml");
        String target = reference.path("targetPath").asText("");
        boolean optional = reference.path("optional").asBoolean(false);
        boolean literal = reference.path("literal").asBoolean(false);
        Optional<Content> content = content(kind, name, key);
        Value value = content.map(found ->
                        found.substituted(target.isEmpty() ? found.whole(contents) : found.single(target, literal)))
                .orElseGet(() -> Value.unknown(target, spot));
        Optional<Spot> keyless = content.isEmpty() && !optional ? keyless(kind, name, key) : Optional.empty();
        files.add(new ValuesFile(spot, kind, name, key, target, optional, content.isPresent(), value, keyless));
        if (!target.isEmpty()) {
            values = Merge.over(values, inline);
            // With a missing optional source nothing is set; but whoever writes a target path means it to be there.
            Merge.set(values, target, value);
        } else if (content.isPresent()) {
            values = Merge.over(values, value);
            incomplete |= value.isUnknown();
        } else if (!optional) {
            incomplete = true;
        }
    }

    private Optional<Content> content(String kind, String name, String key) {
        List<Content> found = new ArrayList<>();
        for (Manifest manifest : contents.objects(kind, name)) {
            boolean same = manifest.namespace().isEmpty()
                    || namespace.isEmpty()
                    || manifest.namespace().equals(namespace);
            if (same) {
                content(manifest, key).ifPresent(found::add);
            }
        }
        for (Kustomizations.Generated candidate : contents.generated(kind, name)) {
            content(candidate, key).ifPresent(found::add);
        }
        // Overlays have one of the same name each; where none has the release as well, nobody knows which of them is
        // meant.
        List<Content> meant =
                found.size() == 1 ? found : found.stream().filter(this::isNear).toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    /** Whether it is what the overlay has that made the release. */
    private boolean isNear(Content content) {
        return content.folder().equals(flux.home(release));
    }

    /** The data of the object that is surely meant, if it surely has no such key. */
    private Optional<Spot> keyless(String kind, String name, String key) {
        List<Manifest> meant = contents.objects(kind, name).stream()
                .filter(manifest -> manifest.namespace().isEmpty()
                        || namespace.isEmpty()
                        || manifest.namespace().equals(namespace))
                .toList();
        boolean one = meant.size() == 1 && contents.generated(kind, name).isEmpty();
        return one && isBeside(meant.get(0)) && !(name + key).contains("${") && keepsItsKeys(meant.get(0))
                ? Optional.of(Spot.of(meant.get(0), meant.get(0).tree().has("data") ? "/data" : "/stringData"))
                        .filter(spot -> !hasKey(meant.get(0), key))
                : Optional.empty();
    }

    /** Whether it surely is in the namespace of the release: both say so, or it lies beside it and says nothing. */
    private boolean isBeside(Manifest manifest) {
        String folder = Kustomizations.folder(release.file());
        return manifest.namespace().isEmpty()
                ? Kustomizations.folder(manifest.file()).equals(folder)
                : manifest.namespace().equals(namespace);
    }

    /** Whether nobody else adds keys to it: who has none, or is applied in part, may get them elsewhere. */
    private static boolean keepsItsKeys(Manifest manifest) {
        int keys = 0;
        for (String field : List.of("stringData", "data")) {
            for (String key : (Iterable<String>) manifest.tree().path(field)::fieldNames) {
                if (key.contains("${")) {
                    return false;
                }
                keys++;
            }
        }
        JsonNode annotations = manifest.tree().path("metadata").path("annotations");
        return keys > 0 && !annotations.has("kustomize.toolkit.fluxcd.io/ssa");
    }

    private static boolean hasKey(Manifest manifest, String key) {
        return manifest.tree().path("data").has(key)
                || manifest.tree().path("stringData").has(key);
    }

    private Optional<Content> content(Manifest manifest, String key) {
        for (String field : List.of("stringData", "data")) {
            JsonNode text = manifest.tree().path(field).path(key);
            JsonPointer pointer = JsonPointer.empty().appendProperty(field).appendProperty(key);
            if (text.isTextual()) {
                boolean encoded = manifest.kind().equals("Secret") && field.equals("data");
                String held = encoded ? decoded(text.textValue()) : text.textValue();
                Spot spot = new Spot(Source.of(manifest), pointer);
                boolean reached = !encoded && flux.maySubstitute(manifest);
                Optional<Map<String, String>> variables =
                        reached ? Optional.of(flux.variables(manifest)) : Optional.empty();
                return Optional.of(new Content(
                        spot, held, contents.inside(manifest, pointer, held), variables, flux.home(manifest)));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            // The API server takes line breaks, too.
            byte[] bytes = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }

    private Optional<Content> content(Kustomizations.Generated generator, String key) {
        // What is generated for a release is applied together with it.
        boolean reached = generator.kind().equals("ConfigMap") && !generator.marked() && flux.mayBeSubstituted(release);
        Optional<Map<String, String>> variables = reached ? Optional.of(flux.variables(release)) : Optional.empty();
        String folder =
                Kustomizations.folder(generator.spot().source().document().file());
        String literal = generator.literals().get(key);
        if (literal != null) {
            return Optional.of(new Content(generator.spot(), literal, List.of(), variables, folder));
        }
        String file = generator.files().get(key);
        List<Document> documents = file == null ? List.of() : contents.index().others(file);
        if (variables.isPresent()) {
            substituted.addAll(documents);
        }
        return documents.size() == 1
                ? Optional.of(Content.file(Source.of(documents.get(0)), variables, folder))
                : Optional.empty();
    }

    /** {@return the HelmRelease} */
    @Override
    public String toString() {
        return release.toString();
    }

    /** What a key of a ConfigMap or Secret holds, as one text or as values. */
    private record Content(
            Spot spot, String text, List<Source> inside, Optional<Map<String, String>> variables, String folder) {

        private static final Pattern SYNTAX = Pattern.compile("[,{\\\\]");
        private static final Pattern QUOTED = Pattern.compile("\".*\"|'.*'|[\"']", Pattern.DOTALL);

        static Content file(Source source, Optional<Map<String, String>> variables, String folder) {
            return new Content(new Spot(source, JsonPointer.empty()), "", List.of(source), variables, folder);
        }

        /** Flux puts variables into what it applies itself, and only then takes values from it. */
        Value substituted(Value value) {
            return variables.map(known -> Substitution.inText(value, known)).orElse(value);
        }

        Value whole(Contents contents) {
            boolean values = inside.size() == 1
                    && inside.get(0).tree().isObject()
                    && contents.take(inside.get(0).tree());
            return values ? Value.written(inside.get(0)) : Value.unknown("", spot);
        }

        /**
         * Text goes through the syntax of {@code --set}, unless it is literal: numbers, booleans and null are such then, and
         * what stands in quotes is text.
         */
        Value single(String path, boolean literal) {
            boolean syntax = !literal && SYNTAX.matcher(text).find();
            if (text.isEmpty() || syntax) {
                return Value.unknown(path, spot);
            }
            boolean quoted = QUOTED.matcher(text).matches();
            JsonNode node = literal
                    ? JsonNodeFactory.instance.textNode(text)
                    : quoted ? JsonNodeFactory.instance.textNode(unquoted(text)) : typed(text.strip());
            return Value.scalar(node, path, spot);
        }

        private static String unquoted(String text) {
            return text.replaceAll("^[\"']+|[\"']+$", "");
        }

        private static JsonNode typed(String text) {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> nodes.booleanNode(true);
                case "false" -> nodes.booleanNode(false);
                case "null" -> nodes.nullNode();
                default ->
                    text.matches("0|-?[1-9][0-9]{0,17}")
                            ? nodes.numberNode(Long.parseLong(text))
                            : nodes.textNode(text);
            };
        }
    }

    /** An entry of {@code valuesFrom}. */
    record ValuesFile(
            Spot spot,
            String kind,
            String name,
            String key,
            String target,
            boolean optional,
            boolean atHand,
            Value content,
            Optional<Spot> keyless) {}
}
