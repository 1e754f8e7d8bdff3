package io.sre.tempo.bundle.rule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.manifest.Manifests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule has an example that breaks it and one that does not: they are shown in the catalogue. */
class RuleExamplesTest {

    static List<Rule> rules() {
        return Validator.standard().rules();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void is_broken_by_its_bad_example(Rule rule) {
        Findings findings = validate(rule, "bad.yaml");

        assertThat(findings.ofRule(rule.id()).list())
                .as("%s in %s", rule, findings)
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void is_kept_by_its_good_example(Rule rule) {
        Findings findings = validate(rule, "good.yaml");

        assertThat(findings.ofRule(rule.id()).list()).isEmpty();
        assertThat(findings.errors().list()).as("what else is wrong").isEmpty();
    }

    private static Findings validate(Rule rule, String example) {
        String text = text("/rules/" + rule.id() + "/" + example);
        return Validator.standard().validate(Manifests.parse(Map.of(example, text)));
    }

    private static String text(String resource) {
        try (InputStream in = RuleExamplesTest.class.getResourceAsStream(resource)) {
            return new String(requireNonNull(in, resource + " is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
