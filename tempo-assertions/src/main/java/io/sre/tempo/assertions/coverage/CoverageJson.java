package io.sre.tempo.assertions.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A report for programs. */
final class CoverageJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CoverageJson() {}

    static String of(CoverageReport report) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("title", report.title())
                .put("assertions", report.assertions())
                .put("failed", report.failed())
                .put("clusters", report.clusters())
                .put("total", report.parts().size())
                .put("covered", report.covered())
                .put("proven", report.proven());
        ArrayNode parts = root.putArray("parts");
        for (CoveredPart part : report.parts()) {
            ObjectNode node = parts.addObject()
                    .put("policy", part.policy().toString())
                    .put("rule", part.rule().map(Object::toString).orElse(null))
                    .put("description", part.description())
                    .put("level", part.level().name().toLowerCase(Locale.ROOT))
                    .put("provenBy", part.provenBy().orElse(null));
            part.decides().forEach(node.putArray("decides")::add);
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers is always JSON", e);
        }
    }
}
