package io.sre.tempo.bundle.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} says what is checked; {@code -Dgolden.update=true} rewrites it, for a person to review. */
class RuleCatalogueTest {

    private static final Path PAGE = Path.of("../docs/rules.md");

    @Test
    void is_what_the_documentation_says() throws IOException {
        String catalogue = RuleCatalogue.of(Validator.standard().rules());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, catalogue);
        }

        assertThat(catalogue)
                .as("%s: rewrite it with -Dgolden.update=true", PAGE)
                .isEqualTo(Files.readString(PAGE));
    }

    @Test
    void has_every_rule_in_the_contents_and_at_length() {
        List<Rule> rules = Validator.standard().rules();

        String catalogue = RuleCatalogue.of(rules);

        assertThat(rules)
                .allSatisfy(rule -> assertThat(catalogue).contains("| [" + rule + "](#", "\n### " + rule + "\n"));
        assertThat(rules).doesNotHaveDuplicates().isSorted();
    }
}
