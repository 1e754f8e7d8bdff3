package io.sre.tempo.policies.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.finding.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One run over resources: what is wrong with them, and what is only odd. */
final class Reading {

    private static final int LONGEST_SHOWN = 80;

    private final boolean dropsUnknownFields;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Problem> dropped = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();
    private int refusals;

    Reading(boolean dropsUnknownFields) {
        this.dropsUnknownFields = dropsUnknownFields;
    }

    /** Adds what the API server would refuse. */
    void problem(String path, JsonNode value, String rule, String mend) {
        refusals++;
        problems.add(new Problem(path, show(value), rule, mend));
    }

    /** Adds what the API server wants and does not find. */
    void missing(String path) {
        refusals++;
        problems.add(new Problem(path, "it", "is missing", "write it"));
    }

    /** Adds a field that the API server would drop without a word. */
    void unknownField(String path, String name, String mend) {
        refusals += dropsUnknownFields ? 0 : 1;
        (dropsUnknownFields ? dropped : problems)
                .add(new Problem(path, "\"" + name + "\"", "is an unknown field, which the API server drops", mend));
    }

    /** Adds what is no mistake, yet seldom meant. */
    void warning(String path, String value, String rule, String mend) {
        warnings.add(new Problem(path, value, rule, mend));
    }

    /** {@return how often something was refused, even if it was the same: between two calls, whether anything was} */
    int refusals() {
        return refusals;
    }

    void warning(Problem warning) {
        warnings.add(warning);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Problem> dropped() {
        return List.copyOf(dropped);
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    private static String show(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "nothing";
        }
        String text = value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
