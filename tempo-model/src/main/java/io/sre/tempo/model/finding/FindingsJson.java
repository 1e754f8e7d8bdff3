package io.sre.tempo.model.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Findings for programs of one's own. */
final class FindingsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FindingsJson() {}

    static String of(Findings findings) {
        ObjectNode root = MAPPER.createObjectNode().put("version", 1);
        ObjectNode counts = root.putObject("counts");
        for (Severity severity : Severity.values()) {
            counts.put(severity.toString(), findings.of(severity).size());
        }
        counts.put("suppressed", findings.suppressed().size())
                .put("files", findings.byFile().size());
        ArrayNode rules = root.putArray("rules");
        findings.groupedBy(Finding::rule).keySet().forEach(rule -> rules.add(rule(rule)));
        ArrayNode list = root.putArray("findings");
        findings.forEach(finding -> list.add(finding(finding)));
        ArrayNode suppressed = root.putArray("suppressed");
        findings.suppressed()
                .forEach(one -> suppressed.add(finding(one.finding()).put("reason", one.reason())));
        return write(root);
    }

    /** The same text everywhere: with the ends of lines that files of a repository have, and in UTF-8's reach. */
    static String write(JsonNode tree) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return Shown.wellFormed(MAPPER.writer(printer).writeValueAsString(tree)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers is always JSON", e);
        }
    }

    private static ObjectNode rule(Rule rule) {
        return MAPPER.createObjectNode()
                .put("id", rule.id())
                .put("group", rule.group())
                .put("severity", rule.severity().toString())
                .put("title", rule.title())
                .put("versions", rule.versions())
                .put("why", rule.why())
                .put("mend", rule.mend())
                .put("source", rule.source());
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("rule", finding.rule().id())
                .put("severity", finding.severity().toString())
                .put("message", finding.message())
                .put("mend", finding.mend());
        node.set("place", place(finding.place()));
        ArrayNode details = node.putArray("details");
        finding.details().forEach(details::add);
        ArrayNode related = node.putArray("related");
        finding.related().forEach(other -> related.add(place(other)));
        return node;
    }

    private static ObjectNode place(Place place) {
        return MAPPER.createObjectNode()
                .put("file", place.file())
                .put("line", place.line())
                .put("resource", place.resource())
                .put("path", place.path())
                .put("text", place.text());
    }
}
