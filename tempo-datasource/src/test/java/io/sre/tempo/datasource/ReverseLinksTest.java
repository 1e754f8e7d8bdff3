package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseLinksTest {

    @Test
    void lead_to_the_datasource_by_its_uid() {
        ReverseLinks links = ReverseLinks.of(Fixtures.datasource().uid("traces").build());

        GoldenFile.assertMatches("loki", links.lokiYaml());
        GoldenFile.assertMatches("prometheus", links.prometheusYaml());
        assertThat(links.derivedFields()).extracting(LokiDerivedField::query).containsExactly("${__value.raw}");
    }

    @Test
    void take_lines_apart_and_have_names_of_their_own() {
        ReverseLinks links = ReverseLinks.builder()
                .addDerivedFields(LokiDerivedField.byRegex("trace_id=(\\w+)$", "tempo"))
                .addDerivedFields(LokiDerivedField.builder()
                        .name("Span")
                        .matcherType(LokiDerivedField.MatcherType.LABEL)
                        .matcherRegex("span_id")
                        .datasourceUid("tempo")
                        .query("{ span:id = \"${__value.raw}\" }")
                        .urlDisplayLabel("Open the span")
                        .build())
                .addExemplarTraceIdDestinations(ExemplarTraceIdDestination.builder()
                        .name("traceID")
                        .datasourceUid("tempo")
                        .urlDisplayLabel("Open the trace")
                        .build())
                .build();

        GoldenFile.assertMatches("loki-own", links.lokiYaml());
        GoldenFile.assertMatches("prometheus-own", links.prometheusYaml());
    }

    @ParameterizedTest
    @MethodSource
    void names_place_value_and_rule(ReverseLinksBuilder links, String problem) {
        InvalidDescriptionException refused = catchThrowableOfType(InvalidDescriptionException.class, links::build);

        assertThat(refused).isNotNull().hasMessageStartingWith("The set of links to Tempo has a problem:");
        assertThat(refused.problems())
                .extracting(Problem::toString)
                .singleElement()
                .isEqualTo(problem);
    }

    @SuppressWarnings("NullAway") // what the compiler of a caller may let through
    static Stream<Arguments> names_place_value_and_rule() {
        String uid = " must be a Grafana uid: at most 40 letters, digits, '-' and '_'; "
                + "write the uid of the datasource, such as \"loki\", not its name";
        String label = " must be a label: letters, digits and '_', no digit first; write a label such as \"trace_id\"";
        String regex = " must be a regular expression; "
                + "close its brackets, and put '\\' before every character that stands for itself";
        String group =
                " must have a group: what it captures is the id; " + "put the id into round brackets: trace_id=(\\w+)";
        return Stream.of(
                wrong(
                        field("", LokiDerivedField.MatcherType.LABEL, "a", "q"),
                        "derivedFields[0].name: \"\" must not be blank; write a text"),
                wrong(
                        field("a", null, "a", "q"),
                        "derivedFields[0].matcherType: nothing must not be missing; "
                                + "set it; where there is a default, leaving out the call gives that"),
                wrong(
                        field("a", LokiDerivedField.MatcherType.LABEL, "", "q"),
                        "derivedFields[0].matcherRegex: \"\" must not be blank; write a text"),
                wrong(
                        field("a", LokiDerivedField.MatcherType.LABEL, "trace.id", "q"),
                        "derivedFields[0].matcherRegex: \"trace.id\"" + label),
                wrong(
                        field("a", LokiDerivedField.MatcherType.REGEX, "\\(a\\)", "q"),
                        "derivedFields[0].matcherRegex: \"\\(a\\)\"" + group),
                wrong(
                        field("a", LokiDerivedField.MatcherType.REGEX, "(?:a)(?=b)(?<!c)", "q"),
                        "derivedFields[0].matcherRegex: \"(?:a)(?=b)(?<!c)\"" + group),
                wrong(
                        ReverseLinks.builder().addDerivedFields(LokiDerivedField.byRegex("(", "t")),
                        "derivedFields[0].matcherRegex: \"(\"" + regex),
                wrong(
                        field("a", LokiDerivedField.MatcherType.REGEX, "([a-z)", "q"),
                        "derivedFields[0].matcherRegex: \"([a-z)\"" + regex),
                wrong(
                        field("a", LokiDerivedField.MatcherType.REGEX, "*(a)", "q"),
                        "derivedFields[0].matcherRegex: \"*(a)\"" + regex),
                wrong(
                        field("a", LokiDerivedField.MatcherType.LABEL, "a", "$${__value.raw}"),
                        "derivedFields[0].query: \"$${__value.raw}\" must have single dollar signs, as in Grafana's "
                                + "editor: they are doubled when the file is written; write \"${__value.raw}\""),
                wrong(
                        ReverseLinks.builder().addDerivedFields(LokiDerivedField.byLabel("a", "my tempo")),
                        "derivedFields[0].datasourceUid: \"my tempo\"" + uid),
                wrong(
                        ReverseLinks.builder()
                                .addExemplarTraceIdDestinations(ExemplarTraceIdDestination.of("a", "my tempo")),
                        "exemplarTraceIdDestinations[0].datasourceUid: \"my tempo\"" + uid),
                wrong(
                        ReverseLinks.builder()
                                .addExemplarTraceIdDestinations(ExemplarTraceIdDestination.of("trace-id", "tempo")),
                        "exemplarTraceIdDestinations[0].name: \"trace-id\"" + label),
                wrong(
                        ReverseLinks.builder()
                                .addExemplarTraceIdDestinations(ExemplarTraceIdDestination.of("", "tempo")),
                        "exemplarTraceIdDestinations[0].name: \"\" must not be blank; write a text"),
                wrong(
                        ReverseLinks.builder()
                                .addExemplarTraceIdDestinations(ExemplarTraceIdDestination.builder()
                                        .name("a")
                                        .datasourceUid("tempo")
                                        .urlDisplayLabel("")
                                        .build()),
                        "exemplarTraceIdDestinations[0].urlDisplayLabel: \"\" must not be blank; write a text"),
                wrong(
                        ReverseLinks.builder()
                                .addDerivedFields(LokiDerivedField.builder()
                                        .name("a")
                                        .matcherType(LokiDerivedField.MatcherType.LABEL)
                                        .matcherRegex("a")
                                        .datasourceUid("tempo")
                                        .urlDisplayLabel("\n")
                                        .build()),
                        "derivedFields[0].urlDisplayLabel: \"\\u000a\" must not be blank; write a text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)", "a(?<id>b)", "\\\\(a)", "(?:x)(a)", "\\((a)\\)"})
    void know_a_group_when_they_see_one(String regex) {
        assertThatCode(() -> ReverseLinks.builder()
                        .addDerivedFields(LokiDerivedField.byRegex(regex, "tempo"))
                        .build())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"trace_id\":\"(\\w+)\"",
                "(?<trace_id>\\w+) \\k<trace_id>",
                "[[](\\w{16,32})[]]?",
                "(?<=id=.*)(?<!x+)(a{2})"
            })
    void take_what_javascript_takes_and_java_does_not(String regex) {
        assertThatCode(() -> ReverseLinks.builder()
                        .addDerivedFields(LokiDerivedField.byRegex(regex, "tempo"))
                        .build())
                .doesNotThrowAnyException();
    }

    private static ReverseLinksBuilder field(
            String name, LokiDerivedField.MatcherType type, String matcher, String query) {
        return ReverseLinks.builder()
                .addDerivedFields(LokiDerivedField.builder()
                        .name(name)
                        .matcherType(type)
                        .matcherRegex(matcher)
                        .datasourceUid("tempo")
                        .query(query)
                        .build());
    }

    private static Arguments wrong(ReverseLinksBuilder links, String problem) {
        return argumentSet(problem, links, problem);
    }
}
