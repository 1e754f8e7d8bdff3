package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.view.Datasource.Container;
import io.sre.tempo.model.manifest.Manifests;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One datasource of a provisioning file. */
class DatasourceTest {

    private static Datasource datasource(String entry) {
        String file = "{apiVersion: 1, datasources: [%s]}\n".formatted(entry);
        return Platform.of(Manifests.parse(Map.of("tempo.yaml", file)))
                .datasources()
                .get(0);
    }

    private static Datasource at(String url) {
        return datasource("{type: tempo, url: \"%s\"}".formatted(url));
    }

    @Test
    void says_what_was_written() {
        Datasource tempo = datasource(
                "{name: Traces, type: tempo, uid: traces, url: 'http://tempo:3200', jsonData: {nodeGraph: {enabled: true}}}");

        assertThat(tempo.container()).isEqualTo(Container.FILE);
        assertThat(tempo.type()).isEqualTo("tempo");
        assertThat(tempo.name()).isEqualTo("Traces");
        assertThat(tempo.uid()).contains("traces");
        assertThat(tempo.url()).contains(URI.create("http://tempo:3200"));
        assertThat(tempo.json("nodeGraph.enabled").isTrue()).isTrue();
        assertThat(tempo.json("serviceMap").isMissing()).isTrue();
        assertThat(tempo.entry().get("name").text()).isEqualTo("Traces");
        assertThat(tempo.spot()).hasToString("tempo.yaml:1 datasources[0]");
        assertThat(tempo.namespace()).isEmpty();
    }

    @Test
    void is_one_of_tempo_by_its_type() {
        assertThat(datasource("{name: logs, type: tempo}").isTempo()).isTrue();
        assertThat(datasource("{name: tempo, type: loki}").isTempo()).isFalse();
    }

    @Test
    void has_no_uid_unless_somebody_chooses_one() {
        assertThat(datasource("{type: tempo}").uid()).isEmpty();
        assertThat(datasource("{type: tempo, uid: ''}").uid()).isEmpty();
    }

    @Test
    void is_shown_by_its_name_or_its_type() {
        assertThat(datasource("{name: Traces, type: tempo}")).hasToString("Traces");
        assertThat(datasource("{type: tempo}")).hasToString("tempo");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "http://tempo:3200, tempo, 3200",
        "http://tempo, tempo, 80",
        "https://tempo, tempo, 443",
        "HTTPS://tempo, tempo, 443",
        "https://tempo:8443/path, tempo, 8443",
        "http://Tempo.Tracing.svc:3200, tempo.tracing.svc, 3200",
        "http://tempo:0, tempo, 0"
    })
    void leads_to_a_host_and_a_port(String url, String host, int port) {
        assertThat(at(url).host()).contains(host);
        assertThat(at(url).port()).hasValue(port);
    }

    @ParameterizedTest(name = "({0})")
    @ValueSource(
            strings = {
                "",
                "tempo",
                "tempo:3200",
                "/api",
                "http://",
                "http://a b",
                "http://${TEMPO}:3200",
                "http://$TEMPO:3200",
                "http://tempo/$PATH",
                "http://tempo/{{id}}",
                "http://{{ .Release.Name }}:3200"
            })
    void leads_nowhere_by_what_is_no_address_or_not_yet(String url) {
        assertThat(at(url).url()).isEmpty();
        assertThat(at(url).host()).isEmpty();
        assertThat(at(url).port()).isEmpty();
    }

    @Test
    void leads_nowhere_without_an_address() {
        assertThat(datasource("{type: tempo}").url()).isEmpty();
        assertThat(datasource("{type: tempo, url: 5}").url()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void expands_variables_in_all_that_becomes_a_provisioning_file(Container container) {
        assertThat(container.expandsVariables()).isEqualTo(container != Container.GRAFANA_DATASOURCE);
    }
}
