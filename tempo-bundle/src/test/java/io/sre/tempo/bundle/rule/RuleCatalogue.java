package io.sre.tempo.bundle.rule;

import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All rules as a page of documentation, with their examples and what is found in them. */
final class RuleCatalogue {

    /** The groups in the order of the page; others come behind them, by their code. */
    private static final Map<String, String> TITLES = titles();

    /** What Markdown would take for its own; an underscore only where it is not inside a word. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*<|\\[\\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

    private final StringBuilder text = new StringBuilder();

    private RuleCatalogue() {}

    static String of(Collection<Rule> rules) {
        RuleCatalogue catalogue = new RuleCatalogue();
        Map<String, List<Rule>> groups = new LinkedHashMap<>();
        order(rules)
                .forEach(group -> groups.put(
                        group,
                        rules.stream()
                                .filter(rule -> rule.group().equals(group))
                                .toList()));
        catalogue.introduction();
        groups.forEach(catalogue::contents);
        groups.forEach(catalogue::group);
        return catalogue.text.toString();
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("READ", "What can be read and checked");
        titles.put("KEY", "Keys of the values");
        titles.put("PORT", "Ports and receivers");
        titles.put("NAME", "Names and labels");
        titles.put("STOR", "Storage");
        titles.put("SEC", "Secrets and security");
        titles.put("POD", "Pods and their resources");
        titles.put("LIM", "Limits and retention");
        titles.put("FLUX", "Flux");
        titles.put("GRAF", "Grafana");
        titles.put("NET", "Network policies");
        titles.put("MESH", "Service mesh");
        titles.put("SYN", "What Kubernetes asks of every object");
        return titles;
    }

    private static List<String> order(Collection<Rule> rules) {
        Collection<String> present = rules.stream().map(Rule::group).collect(Collectors.toCollection(TreeSet::new));
        List<String> order = new ArrayList<>(TITLES.keySet());
        present.stream()
                .filter(group -> !order.contains(group) && !group.equals("SUP"))
                .forEach(order::add);
        order.add("SUP");
        order.retainAll(present);
        return order;
    }

    private static String title(String group) {
        return group.equals("SUP") ? "Suppressing rules" : TITLES.getOrDefault(group, group);
    }

    private void introduction() {
        lines(
                "<!-- Written by RuleCatalogueTest from the rules and their examples: -Dgolden.update=true. -->",
                "",
                "# Rules of manifests",
                "",
                "What `Validator.standard()` checks. An **error** keeps Tempo from being installed, from starting, or data from",
                "getting through; of a **warning** something that was written has no effect or another one; an **information** could",
                "be safer or easier to run, or says what was not checked. Where the manifests do not tell, nothing is claimed.",
                "",
                "A resource suppresses a rule for itself by an annotation with the reason; the finding is counted as suppressed then:",
                "",
                "```yaml",
                "metadata:",
                "  annotations:",
                "    suppress.sre.io/TEMPO-PORT-001: a post-renderer changes the Service to 3100",
                "```",
                "",
                "Errors of the group READ cannot be suppressed. `Validator.standard().without(\"TEMPO-PORT-001\")` does not ask for the",
                "rule at all. An id is never used again for another rule.");
    }

    private void contents(String group, List<Rule> rules) {
        lines("", "**[" + title(group) + "](#" + anchor(title(group)) + ")**", "", "| rule | severity | what holds |");
        lines("| --- | --- | --- |");
        for (Rule rule : rules) {
            lines("| [%s](#%s) | %s | %s |".formatted(rule, anchor(rule.id()), rule.severity(), escaped(rule.title())));
        }
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private void group(String group, List<Rule> rules) {
        lines("", "## " + title(group));
        rules.forEach(this::rule);
    }

    private void rule(Rule rule) {
        lines("", "### " + rule, "", "**" + sentence(rule.title()) + "**");
        lines("", "- Severity: " + rule.severity(), "- Applies to: " + escaped(rule.versions()));
        lines("- Why: " + escaped(rule.why()), "- Mend: " + sentence(rule.mend()));
        lines("- Source: " + escaped(rule.source()));
        lines("", "Bad:", "", "```yaml", Examples.text(rule, Examples.BAD).stripTrailing(), "```", "", "```text");
        for (Finding finding : Examples.validate(rule, Examples.BAD).ofRule(rule.id())) {
            lines(
                    "%s in line %d: %s"
                            .formatted(finding.severity(), finding.place().line(), finding.message()),
                    "mend: " + finding.mend());
        }
        lines(
                "```",
                "",
                "Good:",
                "",
                "```yaml",
                Examples.text(rule, Examples.GOOD).stripTrailing(),
                "```");
    }

    /** A key at the beginning stays as it is. */
    private static String sentence(String text) {
        boolean word = text.matches("[a-z]+ .*");
        String begun = word ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
        return escaped(begun.endsWith(".") ? begun : begun + ".");
    }

    private static String escaped(String text) {
        return MARKUP.matcher(text).replaceAll("\\\\$0");
    }

    private void lines(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
    }
}
