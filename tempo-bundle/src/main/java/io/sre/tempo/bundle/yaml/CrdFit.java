package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.flux.FluxResource;
import io.sre.tempo.model.syntax.Syntax;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How an object of Flux that somebody wrote fits the CRD of today, whatever version of the API it names.
 *
 * @param unknown fields that the CRD does not have
 * @param misfits values for which Flux or the API server refuses the object
 */
public record CrdFit(List<Problem> unknown, List<Problem> misfits) {

    private static final CrdFit ALL_IS_WELL = new CrdFit(List.of(), List.of());
    private static final String SOME_NAMESPACE = "default";

    /** The releases of many teams are the same, save for their namespaces and values. */
    private static final Map<Class<?>, Recent<CrdFit>> RECENT = new ConcurrentHashMap<>();

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
        return tree instanceof ObjectNode object && !PlainFlux.fits(tree, type.getSimpleName())
                ? ofAny(object, type)
                : ALL_IS_WELL;
    }

    private static CrdFit ofAny(ObjectNode object, Class<? extends FluxResource<?, ?>> type) {
        ObjectNode judged = shallow(object);
        judged.put("apiVersion", HasMetadata.getApiVersion(type));
        if (judged.path("spec") instanceof ObjectNode spec
                && spec.path("values").isObject()) {
            // They may be anything, and much.
            ObjectNode rest = shallow(spec);
            rest.putObject("values");
            judged.set("spec", rest);
        }
        if (judged.path("metadata") instanceof ObjectNode metadata && hasNamespace(metadata)) {
            ObjectNode rest = shallow(metadata);
            rest.put("namespace", SOME_NAMESPACE);
            judged.set("metadata", rest);
        }
        return RECENT.computeIfAbsent(type, any -> new Recent<>()).get(judged, key -> judge(key.deepCopy(), type));
    }

    private static ObjectNode shallow(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(object);
        return copy;
    }

    /** Whether it is one that nothing can be said about, so that it need not be told from others. */
    private static boolean hasNamespace(ObjectNode metadata) {
        JsonNode namespace = metadata.path("namespace");
        return namespace.isTextual() && Syntax.DNS_LABEL.accepts(namespace.textValue());
    }

    private static CrdFit judge(ObjectNode rest, Class<? extends FluxResource<?, ?>> type) {
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
