package io.sre.tempo.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What SARIF 2.1.0 asks of the parts that are written here: which fields there are, and what they refer to. */
final class SarifSchema {

    private static final Set<String> LEVELS = Set.of("error", "warning", "note");

    private SarifSchema() {}

    static void check(JsonNode log) {
        assertFields(log, "$schema", "version", "runs");
        assertThat(log.path("version").textValue()).isEqualTo("2.1.0");
        assertThat(log.path("runs")).hasSize(1);
        JsonNode run = log.path("runs").path(0);
        assertFields(run, "tool", "originalUriBaseIds", "columnKind", "redactionTokens", "results");
        JsonNode driver = run.at("/tool/driver");
        assertFields(driver, "name", "semanticVersion", "rules");
        assertThat(driver.path("name").textValue()).isNotEmpty();
        Set<String> rules = new HashSet<>();
        driver.path("rules").forEach(rule -> {
            checkRule(rule);
            rules.add(rule.toString());
        });
        assertThat(rules).hasSize(driver.path("rules").size());
        Set<String> fingerprints = new HashSet<>();
        for (JsonNode result : run.path("results")) {
            checkResult(result, driver.path("rules"));
            assertThat(fingerprints.add(
                            result.at("/partialFingerprints/finding~1v1").textValue()))
                    .isTrue();
        }
    }

    private static void checkRule(JsonNode rule) {
        assertFields(
                rule,
                "id",
                "name",
                "shortDescription",
                "fullDescription",
                "help",
                "defaultConfiguration",
                "properties");
        assertThat(rule.at("/help/text").isTextual()).isTrue();
        assertThat(rule.at("/help/markdown").isTextual()).isTrue();
        assertThat(rule.at("/shortDescription/text").isTextual()).isTrue();
        assertThat(rule.at("/fullDescription/text").isTextual()).isTrue();
        assertThat(LEVELS).contains(rule.at("/defaultConfiguration/level").asText());
        assertThat(rule.at("/properties/tags")).hasSize(1);
    }

    private static void checkResult(JsonNode result, JsonNode rules) {
        assertFields(
                result,
                "ruleId",
                "ruleIndex",
                "level",
                "message",
                "locations",
                "relatedLocations",
                "partialFingerprints",
                "suppressions");
        assertThat(rules.path(result.path("ruleIndex").intValue()).path("id")).isEqualTo(result.path("ruleId"));
        assertThat(LEVELS).contains(result.path("level").asText());
        checkMessage(result.at("/message/text").textValue());
        assertThat(result.path("locations")).hasSize(1);
        List<JsonNode> locations = new ArrayList<>();
        result.path("locations").forEach(locations::add);
        result.path("relatedLocations").forEach(locations::add);
        locations.forEach(SarifSchema::checkLocation);
        assertThat(result.path("suppressions").isArray()).isTrue();
        result.path("suppressions").forEach(one -> assertFields(one, "kind", "status", "justification"));
    }

    /** No braces but doubled ones, since others are placeholders. */
    private static void checkMessage(String text) {
        assertThat(text.replace("{{", "").replace("}}", "")).doesNotContain("{", "}");
        assertThat(text).doesNotContain("](");
    }

    private static void checkLocation(JsonNode location) {
        assertFields(location, "id", "physicalLocation", "logicalLocations");
        JsonNode physical = location.path("physicalLocation");
        assertFields(physical, "artifactLocation", "region");
        URI uri = URI.create(physical.at("/artifactLocation/uri").textValue());
        assertThat(uri.isAbsolute())
                .isNotEqualTo(physical.at("/artifactLocation/uriBaseId").isTextual());
        assertFields(physical.path("region"), "startLine", "snippet");
        assertThat(physical.at("/region/startLine").intValue()).isPositive();
        location.path("logicalLocations").forEach(one -> assertFields(one, "name", "fullyQualifiedName", "kind"));
    }

    /** The schema is closed: a field that it does not know is an error. */
    private static void assertFields(JsonNode object, String... allowed) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        assertThat(names).isSubsetOf(allowed);
    }
}
