package io.sre.tempo.datasource;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What holds for Grafana's own correlations. */
final class CorrelationRules {

    /** Grafana expands no names, so a dollar sign in one could not be told from a variable that was forgotten. */
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z_][-.\\w]{0,99}");

    private CorrelationRules() {}

    static void check(Problems problems, Correlation correlation) {
        problems.check("targetUid", correlation.targetUid(), Syntax.GRAFANA_UID);
        TextRules.line(problems, "label", correlation.label(), DatasourceRules.LONGEST_TEXT);
        description(problems, correlation);
        TextRules.line(problems, "field", correlation.field(), DatasourceRules.LONGEST_TEXT);
        if (problems.present("target", correlation.target())) {
            fields(problems.at("target"), correlation.target().fields());
        }
        TextRules.each(problems, "transformations", correlation.transformations(), CorrelationRules::transformation);
    }

    private static void description(Problems problems, Correlation correlation) {
        String text = correlation.description();
        if (problems.present("description", text) && !text.isEmpty()) {
            TextRules.line(problems, "description", text, DatasourceRules.LONGEST_TEXT);
        }
    }

    private static void fields(Problems problems, Map<?, ?> fields) {
        fields.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (FIELD_NAME.matcher(name).matches()) {
                value(problems, name, value);
            } else {
                problems.add(
                        "",
                        name,
                        "must be a field's name: letters, digits, '_', '-' and '.', at most 100",
                        "write the name that the datasource's editor has in its JSON");
            }
        });
    }

    private static void value(Problems problems, String part, Object value) {
        if (value instanceof String text) {
            if (!text.isEmpty()) {
                TextRules.query(problems, part, text);
            }
        } else if (value instanceof Map<?, ?> map) {
            fields(problems.at(part), map);
        } else if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                value(problems, "%s[%d]".formatted(part, index), list.get(index));
            }
        }
    }

    private static void transformation(Problems problems, Transformation transformation) {
        if (!problems.present("type", transformation.type())) {
            return;
        }
        TextRules.line(problems, "field", transformation.field(), DatasourceRules.LONGEST_TEXT);
        TextRules.line(problems, "mapValue", transformation.mapValue(), DatasourceRules.LONGEST_TEXT);
        if (transformation.type() == Transformation.Type.REGEX) {
            TextRules.line(
                    problems, "expression", transformation.expression().orElse(null), DatasourceRules.LONGEST_TEXT);
        } else if (transformation.expression().isPresent()) {
            problems.add(
                    "expression",
                    transformation.expression().get(),
                    "must not be given for logfmt, which reads key=value pairs by itself",
                    "leave it out, or take the type REGEX");
        }
    }
}
