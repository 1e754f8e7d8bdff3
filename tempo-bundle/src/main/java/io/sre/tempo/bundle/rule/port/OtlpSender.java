package io.sre.tempo.bundle.rule.port;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Mentions;
import io.sre.tempo.bundle.rule.Mentions.Mention;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who sends spans by OTLP: an exporter of a collector, or the environment of a program.
 *
 * @param name what says so, {@code the exporter otlp/tempo}
 * @param protocol the protocol; empty if it is not said
 * @param endpoint the address, as it was written
 * @param spot where it was written
 * @param namespace the namespace of the sender, if it is known
 * @param certain whether it surely sends: the exporter is part of a pipeline
 */
record OtlpSender(
        String name,
        Optional<ReceiverProtocol> protocol,
        String endpoint,
        Spot spot,
        Optional<String> namespace,
        boolean certain) {

    private static final String VARIABLE = "OTEL_EXPORTER_OTLP_";

    static List<OtlpSender> of(Platform platform) {
        Search search = new Search(platform);
        platform.resources().forEach(search::look);
        return search.found;
    }

    private static final class Search {

        private final Platform platform;
        private final Mentions mentions;
        private final List<OtlpSender> found = new ArrayList<>();

        Search(Platform platform) {
            this.platform = platform;
            this.mentions = Mentions.of(platform);
        }

        void look(Manifest manifest) {
            switch (manifest.kind()) {
                case "OpenTelemetryCollector" -> {
                    Spot config = Spot.of(manifest, "/spec/config");
                    ofCollector(config, manifest, platform.namespace(manifest));
                }
                case "HelmRelease" -> ofChart(manifest);
                default -> {
                    for (Mention mention : mentions.in(manifest)) {
                        if (mention.mayHavePort()) {
                            ofText(mention.text(), mention.spot(), manifest);
                        }
                    }
                }
            }
        }

        private void ofChart(Manifest manifest) {
            JsonNode spec = manifest.tree().path("spec");
            boolean collector = spec.at("/chart/spec/chart").asText("").equals("opentelemetry-collector");
            if (collector && spec.at("/values/alternateConfig").isEmpty()) {
                String target = spec.path("targetNamespace").asText("");
                Optional<String> namespace = target.isEmpty()
                        ? platform.namespace(manifest)
                        : Optional.of(target).filter(name -> !name.contains("${"));
                ofCollector(Spot.of(manifest, "/spec/values/config"), manifest, namespace);
            }
        }

        private void ofText(String text, Spot spot, Manifest manifest) {
            JsonPointer pointer = spot.pointer();
            String key = pointer.last() == null ? "" : pointer.last().getMatchingProperty();
            if (text.contains("exporters:")) {
                ofCollector(spot, manifest, platform.namespace(manifest));
            } else if (isEndpoint(key)) {
                JsonNode data = manifest.tree().at(pointer.head());
                ofVariable(key, protocol -> data.path(protocol).asText(""), text, spot, manifest);
            } else if (key.equals("value")) {
                String name = manifest.tree().at(pointer.head()).path("name").asText("");
                JsonNode variables = manifest.tree().at(pointer.head().head());
                if (isEndpoint(name)) {
                    ofVariable(name, protocol -> valueOf(protocol, variables), text, spot, manifest);
                }
            }
        }

        private static boolean isEndpoint(String name) {
            return name.equals(VARIABLE + "ENDPOINT") || name.equals(VARIABLE + "TRACES_ENDPOINT");
        }

        private static String valueOf(String name, JsonNode variables) {
            for (JsonNode variable : variables) {
                if (variable.path("name").asText("").equals(name)) {
                    return variable.path("value").asText("${elsewhere}");
                }
            }
            return "";
        }

        private void ofVariable(String name, Lookup variables, String text, Spot spot, Manifest manifest) {
            String ofTraces = variables.valueOf(VARIABLE + "TRACES_PROTOCOL");
            String protocol = ofTraces.isEmpty() ? variables.valueOf(VARIABLE + "PROTOCOL") : ofTraces;
            Optional<ReceiverProtocol> said = switch (protocol) {
                case "grpc" -> Optional.of(ReceiverProtocol.OTLP_GRPC);
                case "http/protobuf", "http/json" -> Optional.of(ReceiverProtocol.OTLP_HTTP);
                default -> Optional.empty();
            };
            found.add(new OtlpSender(name, said, text, spot, platform.namespace(manifest), false));
        }

        /** The exporters of a configuration, which is an object or text. */
        private void ofCollector(Spot config, Manifest manifest, Optional<String> namespace) {
            Source source = Source.of(manifest);
            Value written = Value.written(source, config.pointer(), "");
            if (!written.isText()) {
                ofCollector(written, namespace);
            } else if (mentions.isMention(written.text())) {
                for (Source inside : source.inside(config.pointer())) {
                    ofCollector(Value.written(inside), namespace);
                }
            }
        }

        private void ofCollector(Value config, Optional<String> namespace) {
            Value exporters = config.get("exporters");
            if (exporters.isObject() && config.get("service").isObject()) {
                Set<String> used = new HashSet<>();
                for (Value pipeline : config.at("service.pipelines").values()) {
                    pipeline.get("exporters").elements().forEach(name -> used.add(name.text()));
                }
                for (String id : exporters.keys()) {
                    ofExporter(id, exporters.get(id), used.contains(id), namespace);
                }
            }
        }

        private void ofExporter(String id, Value exporter, boolean used, Optional<String> namespace) {
            Optional<ReceiverProtocol> protocol = switch (id.split("/", 2)[0]) {
                case "otlp", "otlp_grpc" -> Optional.of(ReceiverProtocol.OTLP_GRPC);
                case "otlphttp", "otlp_http" -> Optional.of(ReceiverProtocol.OTLP_HTTP);
                default -> Optional.empty();
            };
            if (protocol.isPresent()) {
                for (String field : List.of("endpoint", "traces_endpoint")) {
                    Value endpoint = exporter.get(field);
                    if (endpoint.isText()) {
                        String name = "the exporter " + id;
                        found.add(new OtlpSender(name, protocol, endpoint.text(), endpoint.spot(), namespace, used));
                    }
                }
            }
        }
    }

    private interface Lookup {
        String valueOf(String name);
    }
}
