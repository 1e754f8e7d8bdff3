package io.sre.tempo.bundle.rule.mesh;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.ServiceHost;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tracing providers of Istio, in the three places where people write MeshConfig, by the Service that they name. */
final class Providers {

    private static final List<String> KINDS = List.of("zipkin", "opentelemetry");

    private final Map<ServiceHost, List<Value>> byHost = new HashMap<>();

    private Providers(Platform platform) {
        platform.resources().forEach(this::read);
    }

    static Providers of(Platform platform) {
        return platform.derived(Providers.class, Providers::new);
    }

    /** The providers that name the Service of an installation, with its namespace. */
    List<Value> at(Installation tempo) {
        ServiceHost host = new ServiceHost(tempo.fullName(), tempo.namespace(), false);
        return tempo.namespace().isEmpty() ? List.of() : byHost.getOrDefault(host, List.of());
    }

    private void read(Manifest manifest) {
        Source source = Source.of(manifest);
        switch (manifest.kind()) {
            case "ConfigMap" ->
                source.inside(JsonPointer.compile("/data/mesh")).forEach(mesh -> add(Value.written(mesh)));
            case "IstioOperator" -> add(Value.written(source, JsonPointer.compile("/spec/meshConfig"), ""));
            case "HelmRelease" -> add(Value.written(source, JsonPointer.compile("/spec/values/meshConfig"), ""));
            default -> {
                // MeshConfig is nowhere else.
            }
        }
    }

    private void add(Value meshConfig) {
        for (Value provider : meshConfig.get("extensionProviders").elements()) {
            for (String kind : KINDS) {
                Value ofKind = provider.get(kind);
                if (ofKind.isObject()) {
                    String service = ofKind.get("service").text().replaceFirst("^.*/", "");
                    byHost.computeIfAbsent(ServiceHost.of(service), host -> new ArrayList<>())
                            .add(ofKind);
                }
            }
        }
    }
}
