package io.sre.tempo.model.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever follows a mend to the letter has a good text. */
class SyntaxMendTest {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    @Property(tries = 2500)
    void every_text_that_a_mend_quotes_is_good(@ForAll Syntax syntax, @ForAll("texts") String text) {
        Assume.that(!syntax.accepts(text));

        String mend = syntax.mend(text);

        assertThat(mend).isNotBlank().doesNotContain("\n");
        Matcher quoted = QUOTED.matcher(mend);
        while (quoted.find()) {
            assertThat(syntax.accepts(quoted.group(1)))
                    .as("%s proposes for <%s>: %s", syntax, text, mend)
                    .isTrue();
        }
    }

    @Property(tries = 800)
    void every_mend_of_a_good_text_of_another_rule_is_good(@ForAll Syntax syntax, @ForAll("edges") String text) {
        every_text_that_a_mend_quotes_is_good(syntax, text);
    }

    @Provide
    Arbitrary<String> edges() {
        List<String> all = new ArrayList<>();
        for (Syntax syntax : Syntax.values()) {
            all.addAll(SyntaxTest.good(syntax));
            all.addAll(SyntaxTest.bad(syntax));
        }
        return Arbitraries.of(all);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(300);
        Arbitrary<String> near = nearTexts(270);
        Arbitrary<String> changed = Combinators.combine(
                        edges(), nearTexts(3), Arbitraries.integers().between(0, 300))
                .as((text, inserted, at) -> {
                    int place = Math.min(at, text.length());
                    return text.substring(0, place) + inserted + text.substring(place);
                });
        return Arbitraries.oneOf(anything, near, changed);
    }

    private static Arbitrary<String> nearTexts(int longest) {
        return Arbitraries.strings()
                .withChars("azAZ09.-_:/@ \n%$[]()dwyhms")
                .withChars('\u0130', '\u00df', '\u017f', '\u212a')
                .ofMaxLength(longest);
    }
}
