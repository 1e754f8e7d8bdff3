package io.sre.tempo.model.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Names that are checked letter by letter are those of Kubernetes' own expressions, v0.37. */
class NamesTest {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String WORD = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    @Property(tries = 5000)
    void are_those_of_the_expressions(@ForAll("texts") String text) {
        assertThat(Names.isLabel(text)).isEqualTo(text.length() <= 63 && text.matches(LABEL));
        assertThat(Names.isSubdomain(text)).isEqualTo(text.length() <= 253 && text.matches(SUBDOMAIN));
        assertThat(Names.isServiceName(text, 53))
                .isEqualTo(text.length() <= 53 && text.matches("[a-z]([-a-z0-9]*[a-z0-9])?"));
        assertThat(Names.isLabelValue(text)).isEqualTo(text.length() <= 63 && text.matches("(" + WORD + ")?"));
        assertThat(Names.isLabelKey(text)).isEqualTo(isLabelKey(text));
    }

    private static boolean isLabelKey(String text) {
        int slash = text.indexOf('/');
        String name = text.substring(slash + 1);
        return name.length() <= 63
                && name.matches(WORD)
                && (slash < 0 || (slash <= 253 && text.substring(0, slash).matches(SUBDOMAIN)));
    }

    /** Short ones of few letters, and long ones around the limits. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> few = Arbitraries.strings().withChars("aZ0-_./\u00e4").ofMaxLength(6);
        Arbitrary<String> longer = Arbitraries.strings().withChars("az09").ofMinLength(50).ofMaxLength(66);
        Arbitrary<String> longest =
                Arbitraries.strings().withChars("a.").ofMinLength(250).ofMaxLength(256);
        return Arbitraries.frequencyOf(
                Tuple.of(6, few), Tuple.of(2, longer), Tuple.of(1, longest));
    }
}
