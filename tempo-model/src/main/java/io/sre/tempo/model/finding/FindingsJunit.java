package io.sre.tempo.model.finding;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Findings as a report of JUnit tests, in the form that Surefire writes and build servers show. */
final class FindingsJunit {

    private static final String NAME = "Tempo platform builders";

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private FindingsJunit() {}

    static String of(Findings findings) {
        FindingsJunit writer = new FindingsJunit();
        SortedMap<String, Findings> files =
                findings.groupedBy(finding -> finding.place().file());
        writer.root(files);
        return writer.xml.toString();
    }

    /** The cases of a file: a rule that found something there, or has something suppressed there. */
    private static SortedMap<Rule, Findings> cases(Findings ofFile) {
        return ofFile.groupedBy(Finding::rule);
    }

    private void root(SortedMap<String, Findings> files) {
        List<Findings> cases = files.values().stream()
                .flatMap(file -> cases(file).values().stream())
                .toList();
        // Build servers take a report without a test for a mistake.
        int tests = Math.max(1, cases.size());
        line("<testsuites name=\"%s\" %s>".formatted(NAME, counts(tests, cases)));
        if (files.isEmpty()) {
            line("  <testsuite name=\"manifests\" %s>".formatted(counts(1, cases)));
            line("    <testcase classname=\"manifests\" name=\"break no rule\" time=\"0\"/>");
            line("  </testsuite>");
        }
        files.forEach(this::suite);
        line("</testsuites>");
    }

    private void suite(String file, Findings findings) {
        SortedMap<Rule, Findings> cases = cases(findings);
        line("  <testsuite name=\"%s\" %s>"
                .formatted(attribute(file), counts(cases.size(), List.copyOf(cases.values()))));
        cases.forEach((rule, ofRule) -> testcase(file, rule, ofRule));
        line("  </testsuite>");
    }

    private static String counts(int tests, List<Findings> cases) {
        long failures = cases.stream().filter(FindingsJunit::fails).count();
        long skipped = cases.stream().filter(Findings::isEmpty).count();
        return "tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"0\""
                .formatted(tests, failures, skipped);
    }

    private static boolean fails(Findings ofRule) {
        return !ofRule.atLeast(Severity.WARNING).isEmpty();
    }

    private void testcase(String file, Rule rule, Findings findings) {
        line("    <testcase classname=\"%s\" name=\"%s\" time=\"0\">"
                .formatted(attribute(file), attribute(rule + " " + rule.title())));
        Findings failures = findings.atLeast(Severity.WARNING);
        Findings notes = findings.of(Severity.INFORMATION);
        if (findings.isEmpty()) {
            String reasons = findings.suppressed().stream()
                    .map(SuppressedFinding::reason)
                    .distinct()
                    .collect(Collectors.joining("; "));
            line("      <skipped message=\"%s\"/>".formatted(attribute("suppressed: " + reasons)));
        }
        if (!failures.isEmpty()) {
            line("      <failure type=\"%s\" message=\"%s\">%s</failure>"
                    .formatted(worst(failures), attribute(headline(failures)), text(failures)));
        }
        if (!notes.isEmpty()) {
            line("      <system-out>%s</system-out>".formatted(text(notes)));
        }
        line("    </testcase>");
    }

    private static Severity worst(Findings failures) {
        return failures.errors().isEmpty() ? Severity.WARNING : Severity.ERROR;
    }

    /** A case has one failure, since few read more. */
    private static String headline(Findings failures) {
        Finding first = failures.list().get(0);
        String more = failures.size() == 1 ? "" : " (and " + (failures.size() - 1) + " more)";
        return "line " + first.place().line() + ": " + first.message() + more;
    }

    private static String text(Findings findings) {
        return content(findings.list().stream().map(FindingsText::of).collect(Collectors.joining("\n")));
    }

    private static String content(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escape(escaped, point);
            }
        });
        return escaped.toString();
    }

    /** What XML has no form for, not even as a reference, is shown by its number. */
    private static void escape(StringBuilder escaped, int point) {
        boolean legal = point == '\t'
                || point == '\n'
                || (point >= ' ' && point < Character.MIN_SURROGATE)
                || (point > Character.MAX_SURROGATE && point <= 0xFFFD)
                || point > 0xFFFF;
        if (legal) {
            escaped.appendCodePoint(point);
        } else {
            escaped.append("\\u%04x".formatted(point));
        }
    }

    /** Parsers make spaces of the ends of lines in attributes, unless they are references. */
    private static String attribute(String text) {
        return content(text).replace("\t", "&#9;").replace("\n", "&#10;");
    }

    private void line(String line) {
        xml.append(line).append('\n');
    }
}
