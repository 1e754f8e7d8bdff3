package io.sre.tempo.bundle.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule has an example that breaks it and one that does not: they are shown in the catalogue.
 *
 * <p>{@code -Dexamples=KEY,NAME} takes the rules of these groups alone: mutants of a group are killed by its own examples, and
 * each survivor runs them all.
 */
class RuleExamplesTest {

    static List<Rule> rules() {
        Set<String> groups = Set.of(System.getProperty("examples", "").split(",", -1));
        return Validator.standard().rules().stream()
                .filter(rule -> groups.contains("") || groups.contains(rule.group()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void is_broken_by_its_bad_example(Rule rule) {
        Findings findings = Examples.validate(rule, Examples.BAD);

        assertThat(findings.ofRule(rule.id()).list())
                .as("%s in %s", rule, findings)
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void is_kept_by_its_good_example(Rule rule) {
        Findings findings = Examples.validate(rule, Examples.GOOD);

        assertThat(findings.ofRule(rule.id()).list()).isEmpty();
        assertThat(findings.errors().list()).as("what else is wrong").isEmpty();
    }
}
