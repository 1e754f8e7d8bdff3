package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for every datasource there can be. Without edge cases: a datasource has so many combinations of them that
 * none of the tries would be left for chance, and the tricky texts are among the random ones.
 */
class DatasourcePropertiesTest {

    private static final GrafanaExpansion GRAFANA = new GrafanaExpansion(Map.of(), Map.of());

    @Provide
    Arbitrary<TempoDatasource> datasources() {
        return Datasources.any();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Datasources.query(), Arbitraries.strings().ofMaxLength(30));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void comes_back_from_its_config_map_as_it_was(@ForAll("datasources") TempoDatasource datasource) {
        assertThat(TempoDatasource.read(datasource.toConfigMap("monitoring"))).isEqualTo(datasource);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void gives_the_same_text_every_time(@ForAll("datasources") TempoDatasource datasource) {
        String text = ProvisioningFile.of(datasource).toYaml();

        assertThat(ProvisioningFile.of(datasource).toYaml()).isEqualTo(text);
        assertThat(ProvisioningFile.parse(text).toYaml()).isEqualTo(text);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void has_no_single_dollar_sign_but_before_a_secret(@ForAll("datasources") TempoDatasource datasource) {
        String text = ProvisioningFile.of(datasource).toYaml();

        for (String value : values(Yaml.read(text), new ArrayList<>(), false)) {
            assertThat(value.replace("$$", "")).doesNotContain("$");
        }
        for (String value : values(Yaml.read(text), new ArrayList<>(), true)) {
            assertThat(value.replace("$$", "").chars().filter(c -> c == '$').count())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void reaches_grafana_as_it_was_typed(@ForAll("datasources") TempoDatasource datasource) {
        JsonNode entry = Yaml.read(ProvisioningFile.of(datasource).toYaml()).at("/datasources/0");

        assertThat(GRAFANA.expand(entry.at("/name").textValue())).isEqualTo(datasource.name());
        datasource
                .tracesToLogs()
                .flatMap(TracesToLogs::customQuery)
                .ifPresent(query -> assertThat(GRAFANA.expand(
                                entry.at("/jsonData/tracesToLogsV2/query").textValue()))
                        .isEqualTo(query));
        for (int index = 0; index < datasource.correlations().size(); index++) {
            assertThat(GRAFANA.expand(
                            entry.at("/correlations/" + index + "/config/field").textValue()))
                    .isEqualTo(datasource.correlations().get(index).field());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void keeps_literal_secrets_to_itself(@ForAll("datasources") TempoDatasource datasource) {
        assertThat(datasource.toString()).doesNotContain(Datasources.LITERAL_MARK);
        assertThat(ProvisioningFile.of(datasource).toString()).doesNotContain(Datasources.LITERAL_MARK);
    }

    @Property(tries = 300)
    void keeps_literal_secrets_out_of_messages(@ForAll("texts") String text) {
        SecretValue secret = SecretValue.literalInTheFile(Datasources.LITERAL_MARK + "\n" + text);

        assertThat(catchThrowable(() -> Fixtures.datasource()
                        .basicAuth(
                                BasicAuth.builder().user(":").password(secret).build())
                        .addHttpHeaders(HttpHeader.of("X-Scope-OrgID", secret))
                        .build()))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageNotContaining(Datasources.LITERAL_MARK);
    }

    @Property(tries = 500)
    void takes_any_query_or_says_why_not(@ForAll("texts") String text) {
        Throwable refused = catchThrowable(() -> {
            TempoDatasource datasource = Fixtures.datasource()
                    .tracesToLogs(Fixtures.logs().customQuery(text).build())
                    .build();
            assertThat(TempoDatasource.read(datasource.toConfigMap("monitoring")))
                    .isEqualTo(datasource);
        });

        if (refused != null) {
            assertThat(refused)
                    .isInstanceOf(InvalidDescriptionException.class)
                    .hasMessageContaining("tracesToLogs.customQuery");
        }
    }

    @Property(tries = 1000)
    void reads_any_text_or_says_why_not(@ForAll("texts") String text) {
        Throwable refused = catchThrowable(() -> ProvisioningFile.parse(text));

        assertThat(refused).isInstanceOf(InvalidDescriptionException.class).hasNoCause();
    }

    private static List<String> values(JsonNode node, List<String> found, boolean secrets) {
        if (node.isTextual() && !secrets) {
            found.add(node.textValue());
        }
        node.properties().forEach(member -> {
            if (!member.getKey().equals("secureJsonData")) {
                values(member.getValue(), found, secrets);
            } else if (secrets) {
                member.getValue().forEach(value -> found.add(value.textValue()));
            }
        });
        if (node.isArray()) {
            node.forEach(element -> values(element, found, secrets));
        }
        return found;
    }
}
