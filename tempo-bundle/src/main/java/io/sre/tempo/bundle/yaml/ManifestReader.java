package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.model.finding.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes typed manifests of trees and collects everything that does not fit. */
final class ManifestReader {

    private final Kinds kinds;
    private final Problems problems = Problems.none();

    ManifestReader(Kinds kinds) {
        this.kinds = kinds;
    }

    List<HasMetadata> read(List<JsonNode> documents) {
        List<HasMetadata> manifests = new ArrayList<>();
        for (int index = 0; index < documents.size(); index++) {
            JsonNode document = documents.get(index);
            String name = "document %d%s".formatted(index + 1, title(document));
            manifest(document, problems.at(name)).ifPresent(manifests::add);
        }
        problems.orThrow("YAML");
        return manifests;
    }

    private Optional<HasMetadata> manifest(JsonNode document, Problems here) {
        List<String> missing = Stream.of("apiVersion", "kind")
                .filter(field -> !document.path(field).isTextual())
                .toList();
        missing.forEach(field -> here.add(
                field,
                Found.of(document.path(field)),
                "stands where text belongs",
                "write it as the API reference of the kind has it"));
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        Class<? extends HasMetadata> type = kinds.of(
                document.path("apiVersion").textValue(), document.path("kind").textValue());
        return typed(document.deepCopy(), type, here);
    }

    /** Reads on without what does not fit, to name all of it; what comes of that is thrown away with the problems. */
    private static Optional<HasMetadata> typed(JsonNode rest, Class<? extends HasMetadata> type, Problems here) {
        List<String> misfits = List.of();
        do {
            try {
                HasMetadata manifest = ManifestTree.MAPPER.treeToValue(rest, type);
                UnknownFields.find(manifest, here);
                return Optional.of(manifest);
            } catch (JsonMappingException misfit) {
                misfits = Misfit.describe(misfit, rest, here);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a tree has no syntax to be wrong", impossible);
            }
        } while (misfits.stream().allMatch(path -> Remainder.without(rest, path)));
        return Optional.empty();
    }

    private static String title(JsonNode document) {
        String kind = document.path("kind").asText();
        String name = document.path("metadata").path("name").asText();
        return kind.isEmpty() ? "" : " (%s/%s)".formatted(kind, name);
    }
}
