package io.sre.tempo.model.finding;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Findings with texts that no format likes. */
final class HostileFindings {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u0000\u0001\u001b[2J\u007f\u0085",
            "\"quoted\" 'quoted' \\back\\",
            "]]> <![CDATA[ <!-- --> <?xml?> &amp; &#0; <a b=\"c\">",
            "{0} ${VAR} {{ .Values }} [link](1) [a](https://example.org)",
            "😀👩‍👩‍👧 ünï çödé \uffff\ufffe",
            "\u202eright to left\u202c \u05d0\u05d1\u05d2",
            "\ud800 half \udc00 pairs",
            "first\nsecond\r\nthird\tfourth\u2028fifth",
            "../..//a:b/%41?c#d|e*f",
            "/absolute/path.yaml",
            "x".repeat(20_000));

    private static final Arbitrary<String> TEXTS = Arbitraries.oneOf(
            Arbitraries.of(HOSTILE),
            Arbitraries.strings().ofMaxLength(12),
            Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(12));

    /** As for every rule, one text for one id. */
    private static final Arbitrary<Rule> RULES = Arbitraries.integers()
            .between(0, HOSTILE.size() - 1)
            .map(index -> rule("TEMPO-TEXT-%03d".formatted(index), HOSTILE.get(index)));

    private HostileFindings() {}

    static Arbitrary<Findings> any() {
        Arbitrary<List<Finding>> list = findings().list().ofMaxSize(6);
        Arbitrary<List<SuppressedFinding>> suppressed = Combinators.combine(findings(), TEXTS)
                .as(SuppressedFinding::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(list, suppressed).as(Findings::of);
    }

    private static Arbitrary<Finding> findings() {
        return Combinators.combine(
                        RULES,
                        Arbitraries.of(Severity.class),
                        places(),
                        TEXTS,
                        TEXTS,
                        TEXTS.list().ofMaxSize(2),
                        places().list().ofMaxSize(2))
                .as(Finding::new);
    }

    private static Rule rule(String id, String text) {
        return new Rule(id, Severity.WARNING, text, text, text, text, text);
    }

    private static Arbitrary<Place> places() {
        return Combinators.combine(TEXTS, Arbitraries.integers().between(0, 100_000), TEXTS, TEXTS, TEXTS)
                .as(Place::new);
    }
}
