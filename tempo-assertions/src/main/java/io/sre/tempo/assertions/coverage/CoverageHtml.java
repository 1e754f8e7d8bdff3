package io.sre.tempo.assertions.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A report as a page that can be opened from anywhere: style and script are in it. */
final class CoverageHtml {

    private static final int MOST_CLAIMS = 5;

    private final CoverageReport report;

    CoverageHtml(CoverageReport report) {
        this.report = report;
    }

    String html() {
        String title = report.title().isEmpty() ? "Policy coverage" : "Policy coverage of " + report.title();
        StringBuilder rows = new StringBuilder();
        report.parts().forEach(part -> row(rows, part));
        return page().replace("{{title}}", escaped(title))
                .replace("{{scope}}", escaped(CoverageWords.scope(report)))
                .replace("{{covered}}", String.valueOf(report.covered()))
                .replace("{{coveredPercent}}", String.valueOf(report.coveredPercent()))
                .replace("{{proven}}", String.valueOf(report.proven()))
                .replace("{{provenPercent}}", String.valueOf(report.provenPercent()))
                .replace("{{total}}", String.valueOf(report.parts().size()))
                // Last, since names and labels may hold anything.
                .replace("{{rows}}", rows);
    }

    private static void row(StringBuilder rows, CoveredPart part) {
        String level = part.level().name().toLowerCase(Locale.ROOT);
        rows.append("<tr class=\"%s %s\" data-level=\"%s\">"
                .formatted(level, part.rule().isPresent() ? "rule" : "policy", level));
        rows.append("<td><span class=\"level\">%s</span></td>".formatted(word(part.level())));
        rows.append(
                "<td><code>%s</code><p>%s</p></td>".formatted(escaped(part.toString()), escaped(part.description())));
        rows.append("<td>").append(claims(part)).append("</td></tr>\n");
    }

    private static String word(CoverageLevel level) {
        return switch (level) {
            case NONE -> "not covered";
            case COVERED -> "not proven";
            case PROVEN -> "proven";
        };
    }

    private static String claims(CoveredPart part) {
        StringBuilder claims = new StringBuilder();
        part.provenBy()
                .ifPresent(claim ->
                        claims.append("<p class=\"by\">Without it fails: <q>%s</q></p>".formatted(escaped(claim))));
        List<String> decides = part.decides();
        if (!decides.isEmpty()) {
            claims.append("<details%s><summary>decides %d %s</summary><ul>"
                    .formatted(
                            part.isProven() ? "" : " open",
                            decides.size(),
                            decides.size() == 1 ? "assertion" : "assertions"));
            decides.stream()
                    .limit(MOST_CLAIMS)
                    .forEach(claim -> claims.append("<li>%s</li>".formatted(escaped(claim))));
            if (decides.size() > MOST_CLAIMS) {
                claims.append("<li>… and %d more</li>".formatted(decides.size() - MOST_CLAIMS));
            }
            claims.append("</ul></details>");
        }
        return claims.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                // So that no text is taken for a place of the page.
                .replace("{{", "&#123;{");
    }

    private static String page() {
        try (InputStream page = Objects.requireNonNull(CoverageHtml.class.getResourceAsStream("coverage.html"))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
