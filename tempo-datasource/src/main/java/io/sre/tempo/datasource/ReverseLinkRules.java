package io.sre.tempo.datasource;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What holds for the links back to Tempo. */
final class ReverseLinkRules {

    /** A bracket that captures, in JavaScript as in Java: not escaped, and not (?: or a look-around. */
    private static final Pattern GROUP = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\((?!\\?(?:[:=!]|<[=!]))");

    /** What JavaScript, which Grafana runs the pattern with, takes and Java does not: each stands for some text. */
    private static final Pattern FOREIGN =
            Pattern.compile("\\\\k<[^>]*>|\\\\.|\\[(?:\\\\.|[^\\]\\\\])*]|\\{(?!\\d+(?:,\\d*)?})");

    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<[\\w$]+>");

    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*";

    private ReverseLinkRules() {}

    static void check(ReverseLinks links, Problems problems) {
        TextRules.each(problems, "derivedFields", links.derivedFields(), ReverseLinkRules::derivedField);
        TextRules.each(
                problems,
                "exemplarTraceIdDestinations",
                links.exemplarTraceIdDestinations(),
                ReverseLinkRules::destination);
    }

    private static void derivedField(Problems problems, LokiDerivedField field) {
        int longest = DatasourceRules.LONGEST_TEXT;
        TextRules.line(problems, "name", field.name(), longest);
        boolean typed = problems.present("matcherType", field.matcherType());
        if (TextRules.line(problems, "matcherRegex", field.matcherRegex(), longest) && typed) {
            matcher(problems, field);
        }
        problems.check("datasourceUid", field.datasourceUid(), Syntax.GRAFANA_UID);
        TextRules.query(problems, "query", field.query());
        TextRules.line(problems, "urlDisplayLabel", field.urlDisplayLabel(), longest);
    }

    private static void matcher(Problems problems, LokiDerivedField field) {
        String matcher = field.matcherRegex();
        if (field.matcherType() == LokiDerivedField.MatcherType.LABEL) {
            label(problems, "matcherRegex", matcher);
        } else if (!compiles(matcher)) {
            problems.add(
                    "matcherRegex",
                    matcher,
                    "must be a regular expression",
                    "close its brackets, and put '\\' before every character that stands for itself");
        } else if (!GROUP.matcher(matcher).find()) {
            problems.add(
                    "matcherRegex",
                    matcher,
                    "must have a group: what it captures is the id",
                    "put the id into round brackets: trace_id=(\\w+)");
        }
    }

    /** Whether it is a pattern in Java, apart from what JavaScript has on top: names such as trace_id, a single '{'. */
    private static boolean compiles(String regex) {
        String common = FOREIGN.matcher(regex).replaceAll(".");
        common = GROUP_NAME
                .matcher(common)
                .replaceAll("(")
                .replace("(?<=", "(?=")
                .replace("(?<!", "(?!");
        try {
            Pattern.compile(common);
            return true;
        } catch (PatternSyntaxException malformed) {
            return false;
        }
    }

    private static void destination(Problems problems, ExemplarTraceIdDestination destination) {
        if (TextRules.line(problems, "name", destination.name(), DatasourceRules.LONGEST_TEXT)) {
            label(problems, "name", destination.name());
        }
        problems.check("datasourceUid", destination.datasourceUid(), Syntax.GRAFANA_UID);
        TextRules.line(problems, "urlDisplayLabel", destination.urlDisplayLabel(), DatasourceRules.LONGEST_TEXT);
    }

    private static void label(Problems problems, String part, String label) {
        if (!label.matches(LABEL)) {
            problems.add(
                    part,
                    label,
                    "must be a label: letters, digits and '_', no digit first",
                    "write a label such as \"trace_id\"");
        }
    }
}
