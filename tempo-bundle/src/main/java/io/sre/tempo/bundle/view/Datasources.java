package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the datasources of a set in the five places where people keep them. */
final class Datasources {

    private static final String URL = "url";
    private static final String LIST = "datasources";
    private static final String ADDITIONAL = "additionalDataSources";

    private final Platform platform;
    private final List<Datasource> found = new ArrayList<>();
    private final List<Spot> broken = new ArrayList<>();

    private Datasources(Platform platform) {
        this.platform = platform;
    }

    static Datasources of(Platform platform) {
        Datasources all = new Datasources(platform);
        platform.ofKind("ConfigMap").forEach(map -> all.inData(map, "data", Datasource.Container.CONFIG_MAP));
        platform.ofKind("Secret").forEach(secret -> all.inData(secret, "stringData", Datasource.Container.SECRET));
        for (Document document : platform.manifests().others()) {
            all.inFile(Source.of(document), Datasource.Container.FILE, Optional.empty());
        }
        platform.ofKind("GrafanaDatasource").forEach(all::ofOperator);
        platform.ofKind("HelmRelease").forEach(all::inRelease);
        return all;
    }

    /** Every datasource. */
    List<Datasource> found() {
        return List.copyOf(found);
    }

    /** The texts that would hold some and are no YAML. */
    List<Spot> broken() {
        return List.copyOf(broken);
    }

    private void inData(Manifest manifest, String field, Datasource.Container container) {
        Source source = Source.of(manifest);
        for (Map.Entry<String, JsonNode> entry : manifest.tree().path(field).properties()) {
            boolean provisioning = entry.getValue().isTextual()
                    && (entry.getKey().endsWith(".yaml") || entry.getKey().endsWith(".yml"))
                    && mayHoldSome(entry.getValue().textValue());
            if (provisioning) {
                JsonPointer pointer = JsonPointer.empty().appendProperty(field).appendProperty(entry.getKey());
                Source.Embedded embedded = source.embedded(pointer);
                if (embedded.broken()) {
                    broken.add(new Spot(source, pointer));
                }
                for (Source inside : embedded.documents()) {
                    inFile(inside, container, platform.namespace(manifest));
                }
            }
        }
    }

    private static boolean mayHoldSome(String text) {
        return text.contains(LIST) || text.contains(ADDITIONAL);
    }

    /** A provisioning file has a list of them; values of Grafana, which a release takes from elsewhere, have files of such lists. */
    private void inFile(Source source, Datasource.Container container, Optional<String> namespace) {
        Value all = Value.written(source);
        if (source.tree().path(LIST).isArray()) {
            all.get(LIST).elements().forEach(entry -> add(container, entry, namespace));
        } else {
            inValues(all, namespace);
        }
    }

    private void ofOperator(Manifest manifest) {
        Value spec = Value.written(Source.of(manifest), JsonPointer.compile("/spec"), "");
        add(Datasource.Container.GRAFANA_DATASOURCE, spec.get("datasource"), platform.namespace(manifest));
    }

    private void inRelease(Manifest release) {
        Value values = Value.written(Source.of(release), JsonPointer.compile("/spec/values"), "");
        inValues(values, platform.namespace(release));
    }

    private void inValues(Value values, Optional<String> namespace) {
        for (Value grafana : List.of(values, values.get("grafana"))) {
            for (Value file : grafana.get(LIST).values()) {
                file.get(LIST).elements().forEach(entry -> add(Datasource.Container.HELM_VALUES, entry, namespace));
            }
            for (Value entry : grafana.get(ADDITIONAL).elements()) {
                add(Datasource.Container.HELM_VALUES, entry, namespace);
            }
        }
    }

    private void add(Datasource.Container container, Value entry, Optional<String> namespace) {
        if (entry.isObject() && entry.has("type")) {
            Value known = entry.spot()
                    .source()
                    .manifest()
                    .filter(platform::maySubstitute)
                    .map(manifest -> substituted(entry, platform.variables(manifest)))
                    .orElse(entry);
            found.add(new Datasource(container, known, namespace));
        }
    }

    /** Only what it asks; the dollar signs of its queries are rules of their own. */
    private static Value substituted(Value entry, Map<String, String> variables) {
        Map<String, Value> fields = new LinkedHashMap<>(entry.fields());
        fields.computeIfPresent(URL, (key, url) -> Substitution.inText(url, variables));
        return Value.object(entry.path(), entry.spot(), entry.isWritten(), fields);
    }
}
