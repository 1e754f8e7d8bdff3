package io.sre.tempo.datasource;

import static io.sre.tempo.datasource.Fixtures.datasource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TempoDatasourceTest {

    @Test
    void has_the_names_of_the_field_and_is_read_only_unless_told_otherwise() {
        TempoDatasource datasource = datasource().build();

        assertThat(datasource.name()).isEqualTo("Tempo");
        assertThat(datasource.uid()).isEqualTo("tempo");
        assertThat(datasource.orgId()).isEqualTo(1);
        assertThat(datasource.isDefault()).isFalse();
        assertThat(datasource.editable()).isFalse();
        assertThat(datasource.nodeGraph()).isFalse();
        assertThat(datasource.oauthPassThru()).isFalse();
        assertThat(datasource.enableSecureSocksProxy()).isFalse();
    }

    @Test
    void writes_the_file_that_people_wrote_by_hand() {
        GoldenFile.assertMatches(
                "origin", ProvisioningFile.of(Fixtures.origin()).toYaml());
    }

    @Test
    void writes_no_key_that_says_what_grafana_takes_anyway() {
        GoldenFile.assertMatches(
                "smallest", ProvisioningFile.of(datasource().build()).toYaml());
    }

    @Test
    void writes_every_key_there_is() {
        GoldenFile.assertMatches(
                "everything", ProvisioningFile.of(Fixtures.everything()).toYaml());
    }

    @Test
    void leaves_every_option_off_unless_told_otherwise() {
        TempoDatasource datasource = TempoDatasource.builder()
                .url("https://tempo")
                .search(Search.builder().build())
                .streaming(Streaming.builder().build())
                .spanBar(SpanBar.none())
                .traceQuery(TraceQuery.builder().build())
                .tls(Tls.builder().build())
                .addCorrelations(Fixtures.correlationTo(QueryModel.prometheus("up")
                        .with("instant", true)
                        .with("step", 15)
                        .with("factor", 1.5)
                        .with("list", List.of("a", Map.of("deep", -1L)))))
                .addCorrelations(Fixtures.correlationWith(Transformation.builder()
                        .type(Transformation.Type.LOGFMT)
                        .field("tags")
                        .build()))
                .build();

        GoldenFile.assertMatches("options", ProvisioningFile.of(datasource).toYaml());
        assertThat(TempoDatasource.read(datasource.toConfigMap("monitoring"))).isEqualTo(datasource);
        assertThat(SpanBar.duration().type()).isEqualTo(SpanBar.Type.DURATION);
    }

    @Test
    void comes_back_from_its_config_map() {
        assertThat(TempoDatasource.read(Fixtures.everything().toConfigMap("monitoring")))
                .isEqualTo(Fixtures.everything());
        assertThat(TempoDatasource.read(Fixtures.origin().toConfigMap("monitoring")))
                .isEqualTo(Fixtures.origin());
    }

    @Test
    void makes_a_new_object_on_every_call() {
        ConfigMap first = Fixtures.origin().toConfigMap("monitoring");
        first.getMetadata().getLabels().clear();
        first.getData().clear();

        ConfigMap second = Fixtures.origin().toConfigMap("monitoring");

        assertThat(second.getMetadata().getLabels()).containsEntry("grafana_datasource", "1");
        assertThat(second.getData()).containsOnlyKeys("tempo-datasource.yaml");
    }

    @Test
    void names_everything_that_is_wrong_at_once() {
        assertThatThrownBy(() -> TempoDatasource.builder()
                        .url("http://tempo:4317")
                        .uid("my.tempo")
                        .tracesToLogs(TracesToLogs.builder()
                                .datasourceUid("Loki logs")
                                .addTags(TagMapping.of(""))
                                .build())
                        .build())
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessage("""
                        The Tempo datasource has 4 problems:
                          1. url: "http://tempo:4317" must not have port 4317, which is for spans by OTLP over gRPC; \
                        write Tempo's HTTP port: 3200, or 3100 for charts up to 1.23.0
                          2. uid: "my.tempo" must be a Grafana uid: at most 40 letters, digits, '-' and '_'; \
                        write the uid of the datasource, such as "loki", not its name
                          3. tracesToLogs.datasourceUid: "Loki logs" must be a Grafana uid: at most 40 letters, digits, \
                        '-' and '_'; write the uid of the datasource, such as "loki", not its name
                          4. tracesToLogs.tags[0].key: "" must not be blank; write a text""");
    }

    @Test
    void keeps_secrets_out_of_its_text() {
        TempoDatasource datasource = datasource()
                .basicAuth(BasicAuth.builder()
                        .user("grafana")
                        .password(SecretValue.literalInTheFile("hunter2"))
                        .build())
                .build();

        assertThat(datasource).asString().contains("password=****").doesNotContain("hunter2");
        assertThat(datasource.basicAuth()).get().asString().doesNotContain("hunter2");
    }
}
