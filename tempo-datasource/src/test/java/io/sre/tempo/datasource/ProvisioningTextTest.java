package io.sre.tempo.datasource;

import static io.sre.tempo.datasource.Fixtures.datasource;
import static io.sre.tempo.datasource.Fixtures.logs;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.yaml.Yaml;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Grafana's own expansion, which these tests play through. */
class ProvisioningTextTest {

    private final GrafanaExpansion grafana =
            new GrafanaExpansion(Map.of("TOKEN", "pa$$w$ord", "__tags", "eaten"), Map.of("/token", "from a file"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{${__tags}} |= \"${__span.traceId}\"",
                "{$__tags}",
                "a $ b",
                "$",
                "$$",
                "price in $$$",
                "${TOKEN} $TOKEN $__file{/token} $__env{TOKEN}",
                "ends in $"
            })
    void grafana_gets_the_query_as_it_was_typed(String query) {
        String written = query(
                datasource().tracesToLogs(logs().customQuery(query).build()).build());

        assertThat(written).isEqualTo(query.replace("$", "$$"));
        assertThat(grafana.expand(written)).isEqualTo(query);
    }

    @Test
    void grafana_gets_a_secret_of_the_environment_with_all_its_dollar_signs() {
        assertThat(grafana.expand(header(SecretValue.fromEnvironment("TOKEN")))).isEqualTo("pa$$w$ord");
        assertThat(grafana.expand(header(SecretValue.fromEnvironment("TOKEN").withPrefix("Bearer $ "))))
                .isEqualTo("Bearer $ pa$$w$ord");
    }

    @Test
    void grafana_gets_what_a_file_holds() {
        assertThat(grafana.expand(header(SecretValue.fromFile("/token")))).isEqualTo("from a file");
        assertThat(grafana.expand(header(SecretValue.fromFile("/token").withPrefix("$TOKEN "))))
                .isEqualTo("$TOKEN from a file");
    }

    @Test
    void grafana_gets_a_literal_as_it_is() {
        assertThat(grafana.expand(header(SecretValue.literalInTheFile("$TOKEN$$"))))
                .isEqualTo("$TOKEN$$");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "$NAME, environment NAME",
        "${NAME}, environment NAME",
        "$__env{NAME}, environment NAME",
        "$__file{/a b.txt}, file /a b.txt",
        "$__vault{kv/a:b}, vault kv/a:b",
        "Bearer $NAME, Bearer environment NAME",
        "a$$$NAME, a$ environment NAME",
        "$$NAME, literal $NAME",
        "$$, literal $",
        "team-a, literal team-a"
    })
    void reads_every_form_of_a_secret(String written, String meaning) {
        SecretValue secret = ProvisioningFile.parse(withHeader(written))
                .single()
                .httpHeaders()
                .get(0)
                .value();

        String prefix = secret.prefix().isEmpty() ? "" : secret.prefix().strip() + " ";
        assertThat(prefix + secret.source().name().toLowerCase(java.util.Locale.ROOT) + " " + secret.text())
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$A $B", "$NAME.", "$__other{x}", "$__file{}", "${a b}", "$$$", "$1", "$__file{/a$b}"})
    void refuses_a_secret_that_it_could_not_write_again(String written) {
        assertThat(FileReaderTest.problems(withHeader(written)))
                .containsExactly(
                        "datasources[0].secureJsonData.httpHeaderValue1: \"****\" must be text without single '$', with "
                                + "at most one variable at its end; write $NAME or $__file{/path}, and \"$$\" for every "
                                + "other dollar sign",
                        "datasources[0].jsonData: \"\" must have \"httpHeaderValue1\" under secureJsonData; "
                                + "write it there, as $NAME or $__file{/path}");
    }

    @Test
    void survives_a_text_of_dollar_signs_only() {
        String query = "$".repeat(200_000);

        assertThat(ProvisioningFile.parse(ProvisioningFile.of(datasource()
                                        .tracesToLogs(logs().customQuery(query).build())
                                        .build())
                                .toYaml())
                        .single()
                        .tracesToLogs()
                        .flatMap(TracesToLogs::customQuery))
                .hasValue(query);
    }

    private static String query(TempoDatasource datasource) {
        return entry(datasource).at("/jsonData/tracesToLogsV2/query").textValue();
    }

    private static String header(SecretValue value) {
        TempoDatasource datasource =
                datasource().addHttpHeaders(HttpHeader.of("X-Token", value)).build();
        return entry(datasource).at("/secureJsonData/httpHeaderValue1").textValue();
    }

    private static JsonNode entry(TempoDatasource datasource) {
        return Yaml.read(ProvisioningFile.of(datasource).toYaml()).at("/datasources/0");
    }

    private static String withHeader(String value) {
        return FileReaderTest.file("""
                jsonData:
                  httpHeaderName1: X-Token
                secureJsonData:
                  httpHeaderValue1: '%s'
                """.formatted(value));
    }
}
