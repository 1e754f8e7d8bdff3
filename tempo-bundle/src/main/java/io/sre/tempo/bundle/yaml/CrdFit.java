package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.flux.FluxResource;
import java.util.List;

/**
 * How an object of Flux that somebody wrote fits the CRD of today, whatever version of the API it names.
 *
 * @param unknown fields that the CRD does not have
 * @param misfits values for which Flux or the API server refuses the object
 */
public record CrdFit(List<Problem> unknown, List<Problem> misfits) {

    /** Copies the lists. */
    public CrdFit {
        unknown = List.copyOf(unknown);
        misfits = List.copyOf(misfits);
    }

    /**
     * {@return what does not fit}
     *
     * @param tree the object
     * @param type its type
     */
    public static CrdFit of(JsonNode tree, Class<? extends FluxResource<?, ?>> type) {
        if (!(tree.deepCopy() instanceof ObjectNode rest)) {
            return new CrdFit(List.of(), List.of());
        }
        rest.put("apiVersion", HasMetadata.getApiVersion(type));
        if (rest.path("spec") instanceof ObjectNode spec && spec.path("values").isObject()) {
            // They may be anything, and much.
            spec.putObject("values");
        }
        Problems misfits = Problems.none();
        List<String> paths;
        do {
            try {
                FluxResource<?, ?> resource = ManifestTree.MAPPER.treeToValue(rest, type);
                Problems unknown = Problems.none();
                UnknownFields.find(resource, unknown);
                // What was taken out to read on would be missing now.
                List<Problem> shapes = misfits.list();
                return new CrdFit(unknown.list(), shapes.isEmpty() ? resource.problems() : shapes);
            } catch (JsonMappingException misfit) {
                paths = Misfit.describe(misfit, rest, misfits);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a tree has no syntax to be wrong", impossible);
            }
        } while (!paths.isEmpty() && paths.stream().allMatch(path -> Remainder.without(rest, path)));
        return new CrdFit(List.of(), misfits.list());
    }
}
