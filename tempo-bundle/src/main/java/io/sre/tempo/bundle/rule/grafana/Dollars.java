package io.sre.tempo.bundle.rule.grafana;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of dollar signs on the way to Grafana's queries.
 *
 * <p>Sources: fluxcd/pkg {@code envsubst} 2026-07; grafana/grafana {@code pkg/services/provisioning/values/values.go}.
 */
final class Dollars {

    private static final Pattern FLUX = Pattern.compile("\\$\\$|(\\$\\{__[A-Za-z][^}]*\\}?)");
    private static final Pattern GRAFANA =
            Pattern.compile("\\$\\$|(\\$\\{__[A-Za-z][^}]*\\}?|\\$__(?!env\\{|file\\{|vault\\{)[A-Za-z][A-Za-z0-9_]*)");
    private static final Pattern DOUBLED = Pattern.compile("(\\$\\$\\{?__[A-Za-z][A-Za-z0-9_.]*)");

    private Dollars() {}

    /** The first variable of Grafana's queries that Flux takes for one of its own. */
    static Optional<String> takenByFlux(String text) {
        return first(FLUX, text);
    }

    /** What Flux's substitution leaves of a text. */
    static String afterFlux(String text) {
        return text.replace("$$", "$");
    }

    /** The first variable of Grafana's queries that its provisioning takes for one of the environment. */
    static Optional<String> takenByProvisioning(String text) {
        return first(GRAFANA, text);
    }

    /** The first variable with two dollar signs. */
    static Optional<String> doubled(String text) {
        return first(DOUBLED, text);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        // All of these variables begin so; the search is slow.
        if (!text.contains("__")) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        int at = text.indexOf('$');
        while (at >= 0) {
            boolean fits = matcher.region(at, text.length()).lookingAt();
            if (fits && matcher.group(1) != null) {
                return Optional.of(matcher.group(1));
            }
            at = text.indexOf('$', fits ? matcher.end() : at + 1);
        }
        return Optional.empty();
    }
}
