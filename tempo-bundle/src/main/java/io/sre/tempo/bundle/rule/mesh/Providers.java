package io.sre.tempo.bundle.rule.mesh;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/** The tracing providers of Istio, in the three places where people write MeshConfig. */
final class Providers {

    private static final List<String> KINDS = List.of("zipkin", "opentelemetry");

    private Providers() {}

    static List<Value> of(Manifest manifest) {
        Source source = Source.of(manifest);
        List<Value> found = new ArrayList<>();
        switch (manifest.kind()) {
            case "ConfigMap" -> source.inside(JsonPointer.compile("/data/mesh"))
                    .forEach(mesh -> add(Value.written(mesh), found));
            case "IstioOperator" -> add(Value.written(source, JsonPointer.compile("/spec/meshConfig"), ""), found);
            case "HelmRelease" -> add(Value.written(source, JsonPointer.compile("/spec/values/meshConfig"), ""), found);
            default -> {
                // MeshConfig is nowhere else.
            }
        }
        return found;
    }

    private static void add(Value meshConfig, List<Value> found) {
        for (Value provider : meshConfig.get("extensionProviders").elements()) {
            for (String kind : KINDS) {
                if (provider.get(kind).isObject()) {
                    found.add(provider.get(kind));
                }
            }
        }
    }
}
