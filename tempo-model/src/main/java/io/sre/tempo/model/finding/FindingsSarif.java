package io.sre.tempo.model.finding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Findings as SARIF 2.1.0, which services for code review read. */
final class FindingsSarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";
    private static final int LONGEST_NAME = 80;
    private static final Pattern WORD_FIRST = Pattern.compile("[a-z]+ ");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<Rule> rules;
    private final Map<String, Integer> seen = new HashMap<>();

    private FindingsSarif(Findings findings) {
        this.rules = List.copyOf(findings.groupedBy(Finding::rule).keySet());
    }

    static String of(Findings findings) {
        return of(findings, LibraryVersion.ofThis());
    }

    static String of(Findings findings, Optional<String> version) {
        return FindingsJson.write(new FindingsSarif(findings).log(findings, version));
    }

    private ObjectNode log(Findings findings, Optional<String> version) {
        ObjectNode log = NODES.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        run.putObject("tool").set("driver", driver(version));
        run.putObject("originalUriBaseIds")
                .putObject(ROOT)
                .set("description", message("The folder that the names of files begin at."));
        run.put("columnKind", "utf16CodeUnits");
        run.putArray("redactionTokens").add(Redaction.MASK);
        ArrayNode results = run.putArray("results");
        Map<String, Integer> indices = new HashMap<>();
        rules.forEach(rule -> indices.put(rule.id(), indices.size()));
        findings.forEach(finding -> results.add(result(finding, indices)));
        findings.suppressed().forEach(one -> {
            ObjectNode result = result(one.finding(), indices);
            result.putArray("suppressions")
                    .addObject()
                    .put("kind", "inSource")
                    .put("status", "accepted")
                    .put("justification", one.reason());
            results.add(result);
        });
        return log;
    }

    private ObjectNode driver(Optional<String> version) {
        ObjectNode driver = NODES.objectNode().put("name", "Tempo platform builders");
        version.ifPresent(known -> driver.put("semanticVersion", known));
        ArrayNode descriptors = driver.putArray("rules");
        rules.forEach(rule -> descriptors.add(descriptor(rule)));
        return driver;
    }

    private static ObjectNode descriptor(Rule rule) {
        String mend = ended(rule.mend());
        ObjectNode descriptor = NODES.objectNode().put("id", rule.id()).put("name", name(rule.title()));
        descriptor.set("shortDescription", NODES.objectNode().put("text", sentence(rule.title())));
        descriptor.set("fullDescription", NODES.objectNode().put("text", sentence(rule.why())));
        descriptor.set(
                "help",
                NODES.objectNode()
                        .put(
                                "text",
                                "%s\nTo mend it: %s\nApplies to: %s\nSource: %s"
                                        .formatted(sentence(rule.why()), mend, rule.versions(), rule.source()))
                        .put(
                                "markdown",
                                "%s\n\n**To mend it:** %s\n\n**Applies to:** %s\n\n**Source:** %s"
                                        .formatted(
                                                markdown(sentence(rule.why())),
                                                markdown(mend),
                                                markdown(rule.versions()),
                                                markdown(rule.source()))));
        descriptor.putObject("defaultConfiguration").put("level", level(rule.severity()));
        descriptor.putObject("properties").putArray("tags").add(rule.group());
        return descriptor;
    }

    private ObjectNode result(Finding finding, Map<String, Integer> indices) {
        ObjectNode result = NODES.objectNode()
                .put("ruleId", finding.rule().id())
                .put("ruleIndex", indices.get(finding.rule().id()))
                .put("level", level(finding.severity()));
        result.set("message", message(text(finding)));
        result.putArray("locations").add(location(finding.place()));
        if (!finding.related().isEmpty()) {
            ArrayNode related = result.putArray("relatedLocations");
            for (Place place : finding.related()) {
                ObjectNode location = NODES.objectNode().put("id", related.size() + 1);
                location.setAll(location(place));
                related.add(location);
            }
        }
        String fingerprint = unique(fingerprint(finding));
        result.putObject("partialFingerprints")
                .put("finding/v1", fingerprint)
                // The only name that GitHub looks at; without it, it makes one from the lines around.
                .put("primaryLocationLineHash", fingerprint);
        // If one result says whether it is suppressed, each has to.
        result.putArray("suppressions");
        return result;
    }

    private static String text(Finding finding) {
        List<String> parts = new ArrayList<>();
        parts.add(sentence(finding.message()));
        parts.addAll(finding.details());
        parts.add("To mend it: " + ended(finding.mend()));
        return String.join("\n", parts);
    }

    private static ObjectNode location(Place place) {
        ObjectNode location = NODES.objectNode();
        ObjectNode physical = location.putObject("physicalLocation");
        ObjectNode artifact = physical.putObject("artifactLocation").put("uri", FileUri.of(place.file()));
        if (!FileUri.isAbsolute(place.file())) {
            artifact.put("uriBaseId", ROOT);
        }
        ObjectNode region = physical.putObject("region").put("startLine", Math.max(1, place.line()));
        if (!place.text().isEmpty()) {
            region.putObject("snippet").put("text", place.text());
        }
        if (!place.resource().isEmpty() || !place.path().isEmpty()) {
            boolean whole = place.path().isEmpty();
            location.putArray("logicalLocations")
                    .addObject()
                    .put("name", whole ? place.resource() : place.path())
                    .put("fullyQualifiedName", (place.resource() + " " + place.path()).strip())
                    .put("kind", whole ? "object" : "property");
        }
        return location;
    }

    /** Whoever adds lines above does not make a new finding of an old one. */
    private static String fingerprint(Finding finding) {
        Place place = finding.place();
        String subject = place.resource().isEmpty() ? place.file() : place.resource();
        String identity = String.join("\0", finding.rule().id(), subject, place.path(), finding.message());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String unique(String fingerprint) {
        return fingerprint + ":" + seen.merge(fingerprint, 1, Integer::sum);
    }

    /** A message, in which braces would be placeholders and brackets before parentheses links. */
    private static ObjectNode message(String text) {
        String literal = text.replace("{", "{{").replace("}", "}}").replace("](", "] (");
        return NODES.objectNode().put("text", literal);
    }

    private static String markdown(String text) {
        return text.replaceAll("[\\\\`*_<>\\[\\]]", "\\\\$0");
    }

    /** A name at the beginning stays as it is. */
    private static String sentence(String text) {
        boolean word = WORD_FIRST.matcher(text).lookingAt();
        return ended(word ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text);
    }

    private static String ended(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    /** A title as an identifier, {@code EveryFileCanBeRead}. */
    private static String name(String title) {
        StringBuilder name = new StringBuilder();
        for (String word : title.replace("'", "").split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty() && name.length() + word.length() <= LONGEST_NAME) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name.toString();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFORMATION -> "note";
        };
    }
}
