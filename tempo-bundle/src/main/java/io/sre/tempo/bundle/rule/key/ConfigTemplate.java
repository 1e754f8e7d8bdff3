package io.sre.tempo.bundle.rule.key;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The text of the value {@code config}, which Helm executes as a template: as much of it as can be said for sure. */
final class ConfigTemplate {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*+\"|`[^`]*+`");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*+)");
    private static final Pattern DECLARED = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*+)\\s*+(?=:=|,)");
    private static final Pattern VALUE =
            Pattern.compile("(?<![A-Za-z0-9_)])\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*+)++)");

    private final List<String> actions = new ArrayList<>();

    private ConfigTemplate() {}

    static ConfigTemplate of(String text) {
        ConfigTemplate template = new ConfigTemplate();
        int begin = text.indexOf("{{");
        while (begin >= 0) {
            int end = end(text, begin + 2);
            String action =
                    text.substring(begin + 2, end).replaceFirst("^-", "").strip();
            if (!action.startsWith("/*")) {
                template.actions.add(TEXT.matcher(action).replaceAll("\"\""));
            }
            begin = text.indexOf("{{", end);
        }
        return template;
    }

    /** Where an action ends: at braces that are not in quotes. */
    private static int end(String text, int begin) {
        char quote = 0;
        for (int at = begin; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '"' || letter == '`') {
                quote = letter;
            } else if (text.startsWith("}}", at)) {
                return at;
            }
        }
        return text.length();
    }

    /** The variables that nothing in the text declares. */
    Set<String> undeclaredVariables() {
        Set<String> declared = new HashSet<>();
        Set<String> used = new TreeSet<>();
        for (String action : actions) {
            DECLARED.matcher(action).results().forEach(variable -> declared.add(variable.group(1)));
            VARIABLE.matcher(action).results().forEach(variable -> used.add(variable.group(1)));
        }
        used.removeAll(declared);
        return used;
    }

    /** The values that are asked for in any case: outside of blocks, and not behind an operator that may skip them. */
    Set<String> certainReferences() {
        Set<String> references = new TreeSet<>();
        int depth = 0;
        for (String action : actions) {
            String word = action.replaceFirst("(?s)\\W.*$", "");
            if (depth == 0 && !action.matches("(?s).*\\b(and|or)\\b.*")) {
                VALUE.matcher(action)
                        .results()
                        .forEach(value -> references.add(value.group(1).substring(1)));
            }
            depth += switch (word) {
                case "if", "with", "range", "define", "block" -> 1;
                case "end" -> -1;
                default -> 0;
            };
        }
        return references;
    }
}
