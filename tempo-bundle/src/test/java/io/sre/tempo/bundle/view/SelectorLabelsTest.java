package io.sre.tempo.bundle.view;

import static io.sre.tempo.bundle.view.PlatformFixture.platform;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kustomize makes of selectors; the results are those of kustomize 5.8. */
class SelectorLabelsTest {

    private static JsonNode built(String kustomization, String kind, String spec) {
        return platform(
                        "a/kustomization.yaml",
                        "{resources: [it.yaml], %s}\n".formatted(kustomization),
                        "a/it.yaml",
                        "{apiVersion: v1, kind: %s, metadata: {name: it}, spec: %s}\n".formatted(kind, spec))
                .ofKind(kind)
                .get(0)
                .tree()
                .path("spec");
    }

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "NetworkPolicy; {podSelector: {matchLabels: {a: b}}}; {\"podSelector\":{\"matchLabels\":{\"a\":\"b\",\"r\":\"us\"}}}",
                "NetworkPolicy; {podSelector: {}}; {\"podSelector\":{}}",
                "NetworkPolicy; {ingress: [{from: [{podSelector: {matchLabels: {a: b}}}]}]}; {\"ingress\":[{\"from\":[{\"podSelector\":{\"matchLabels\":{\"a\":\"b\",\"r\":\"us\"}}}]}]}",
                "NetworkPolicy; {egress: [{to: [{podSelector: {matchLabels: {}}}]}]}; {\"egress\":[{\"to\":[{\"podSelector\":{\"matchLabels\":{\"r\":\"us\"}}}]}]}",
                "Service; {ports: []}; {\"ports\":[],\"selector\":{\"r\":\"us\"}}",
                "Deployment; {template: {}}; {\"template\":{\"metadata\":{\"labels\":{\"r\":\"us\"}}}}",
                "ServiceMonitor; {selector: {matchLabels: {a: b}}}; {\"selector\":{\"matchLabels\":{\"a\":\"b\"}}}"
            })
    void puts_common_labels_into_selectors_and_templates(String kind, String spec, String result) {
        assertThat(built("commonLabels: {r: us}", kind, spec)).hasToString(result);
        assertThat(built("labels: [{includeSelectors: true, pairs: {r: us}}]", kind, spec))
                .hasToString(result);
    }

    @Test
    void leaves_selectors_where_only_objects_are_labelled() {
        assertThat(built("labels: [{pairs: {r: us}}]", "NetworkPolicy", "{podSelector: {matchLabels: {a: b}}}"))
                .hasToString("{\"podSelector\":{\"matchLabels\":{\"a\":\"b\"}}}");
    }
}
