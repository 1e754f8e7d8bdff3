package io.sre.tempo.datasource;

import static io.sre.tempo.datasource.Fixtures.correlation;
import static io.sre.tempo.datasource.Fixtures.datasource;
import static io.sre.tempo.datasource.Fixtures.logs;
import static io.sre.tempo.datasource.Fixtures.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.sre.tempo.datasource.TempoDatasourceBuilderStages.BuildFinal;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasourceRulesTest {

    @ParameterizedTest
    @MethodSource
    void names_place_value_and_rule(BuildFinal datasource, String problem) {
        InvalidDescriptionException refused =
                catchThrowableOfType(InvalidDescriptionException.class, datasource::build);

        assertThat(refused).isNotNull();
        assertThat(refused.problems())
                .extracting(Problem::toString)
                .singleElement()
                .isEqualTo(problem);
    }

    static Stream<Arguments> names_place_value_and_rule() {
        return Stream.of(names(), urls(), links(), appearance(), http(), correlations(), missing())
                .flatMap(stream -> stream);
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                wrong(datasource().name(" "), "name: \" \" must not be blank; write a text"),
                wrong(
                        datasource().name("x".repeat(191)),
                        "name: \"" + "x".repeat(191) + "\" must have at most 190 characters; shorten it"),
                wrong(
                        datasource().name("Tempo\n2"),
                        "name: \"Tempo\\u000a2\" must be one line of printable characters; take the other characters out"),
                wrong(
                        datasource().name("half \ud83d"),
                        "name: \"half \\ud83d\" must be one line of printable characters; take the other characters out"),
                wrong(
                        datasource().uid("x".repeat(41)),
                        "uid: \"" + "x".repeat(41)
                                + "\" must be a Grafana uid: at most 40 letters, digits, '-' and '_'; "
                                + "write the uid of the datasource, such as \"loki\", not its name"),
                wrong(datasource().orgId(0), "orgId: 0 must be the id of an organization; write 1 for the first one"),
                wrong(datasource().version(0), "version: 0 must be above zero; leave it out to have Grafana's own"));
    }

    private static Stream<Arguments> urls() {
        return Stream.of(
                wrong(
                        url("ftp://tempo"),
                        "url: \"ftp://tempo\" must be an http or https URL with a host, and without user, query, "
                                + "fragment, spaces or '$'; write \"http://tempo.tempo.svc.cluster.local:3200\""),
                wrong(
                        url("http://tempo:3200/api"),
                        "url: \"http://tempo:3200/api\" must not have a path: Grafana adds the paths of Tempo's API "
                                + "itself; write \"http://tempo:3200\""),
                wrong(
                        url("http://tempo:3200/"),
                        "url: \"http://tempo:3200/\" must not have a path: Grafana adds the paths of Tempo's API "
                                + "itself; write \"http://tempo:3200\""),
                wrong(url("http://tempo:9095"), noQueries(9095, "gRPC between Tempo's own parts")),
                wrong(url("http://tempo:4317"), noQueries(4317, "spans by OTLP over gRPC")),
                wrong(url("http://tempo:4318"), noQueries(4318, "spans by OTLP over HTTP")),
                wrong(url("http://tempo:9411"), noQueries(9411, "spans by Zipkin")),
                wrong(url("http://tempo:14250"), noQueries(14250, "spans by Jaeger over gRPC")),
                wrong(url("http://tempo:14268"), noQueries(14268, "spans by Jaeger over HTTP")));
    }

    private static String noQueries(int port, String purpose) {
        return "url: \"http://tempo:%1$d\" must not have port %1$d, which is for %2$s; ".formatted(port, purpose)
                + "write Tempo's HTTP port: 3200, or 3100 for charts up to 1.23.0";
    }

    private static Stream<Arguments> links() {
        String window = "write \"-1h\" to begin an hour before the span, and \"1h\" to end an hour after it";
        String uid = " must be a Grafana uid: at most 40 letters, digits, '-' and '_'; "
                + "write the uid of the datasource, such as \"loki\", not its name";
        String filter = " must not be set together with a custom query, for which Grafana ignores it; write |= ";
        return Stream.of(
                wrong(
                        datasource().serviceMap(ServiceMap.from("my prometheus")),
                        "serviceMap.datasourceUid: \"my prometheus\"" + uid),
                wrong(
                        datasource()
                                .tracesToMetrics(TracesToMetrics.builder()
                                        .datasourceUid("")
                                        .build()),
                        "tracesToMetrics.datasourceUid: \"\"" + uid),
                wrong(
                        datasource()
                                .tracesToProfiles(TracesToProfiles.builder()
                                        .datasourceUid("a/b")
                                        .build()),
                        "tracesToProfiles.datasourceUid: \"a/b\"" + uid),
                wrong(
                        datasource()
                                .tracesToLogs(
                                        logs().spanStartTimeShift("1 hour").build()),
                        "tracesToLogs.spanStartTimeShift: \"1 hour\" must be a time shift: one number with one of the "
                                + "units ms, s, m, h, d, w, M, y, with '-' for earlier; write \"-1h\" to begin an hour "
                                + "before the span, \"1h\" to end an hour after it"),
                wrong(
                        datasource().tracesToLogs(logs().spanEndTimeShift("30").build()),
                        "tracesToLogs.spanEndTimeShift: \"30\" must be a time shift: one number with one of the "
                                + "units ms, s, m, h, d, w, M, y, with '-' for earlier; write \"-1h\" to begin an hour "
                                + "before the span, \"1h\" to end an hour after it"),
                wrong(
                        datasource()
                                .tracesToLogs(logs().spanStartTimeShift("1h")
                                        .spanEndTimeShift("-1h")
                                        .build()),
                        "tracesToLogs.spanStartTimeShift: \"1h\" must not be later than spanEndTimeShift, which is "
                                + "\"-1h\"; " + window),
                wrong(
                        datasource()
                                .tracesToLogs(logs().spanStartTimeShift("1ms").build()),
                        "tracesToLogs.spanStartTimeShift: \"1ms\" must not be later than spanEndTimeShift, which is "
                                + "\"0s\"; " + window),
                wrong(
                        datasource()
                                .tracesToLogs(logs().spanEndTimeShift("-1ms").build()),
                        "tracesToLogs.spanStartTimeShift: \"0s\" must not be later than spanEndTimeShift, which is "
                                + "\"-1ms\"; " + window),
                wrong(
                        datasource()
                                .tracesToMetrics(
                                        metrics().spanStartTimeShift("3m").build()),
                        "tracesToMetrics.spanStartTimeShift: \"3m\" must not be later than spanEndTimeShift, which is "
                                + "\"2m\"; " + window),
                wrong(
                        datasource()
                                .tracesToMetrics(
                                        metrics().spanEndTimeShift("-3m").build()),
                        "tracesToMetrics.spanStartTimeShift: \"-2m\" must not be later than spanEndTimeShift, which is "
                                + "\"-3m\"; " + window),
                wrong(
                        datasource()
                                .tracesToLogs(logs().addTags(TagMapping.of("pod", " "))
                                        .build()),
                        "tracesToLogs.tags[0].value: \" \" must not be blank; write a text"),
                wrong(
                        datasource().tracesToLogs(logs().customQuery("").build()),
                        "tracesToLogs.customQuery: \"\" must not be blank; write a query, or leave out the call"),
                wrong(
                        datasource()
                                .tracesToLogs(
                                        logs().customQuery("{a=\"\u0000\"}").build()),
                        "tracesToLogs.customQuery: \"{a=\"\\u0000\"}\" must be printable text; "
                                + "take the other characters out"),
                wrong(
                        datasource()
                                .tracesToLogs(logs().customQuery("{$${__tags}} |= \"$$__x\"")
                                        .build()),
                        "tracesToLogs.customQuery: \"{$${__tags}} |= \"$$__x\"\" must have single dollar signs, as in "
                                + "Grafana's editor: they are doubled when the file is written; "
                                + "write \"{${__tags}} |= \"$__x\"\""),
                wrong(
                        datasource()
                                .tracesToLogs(logs().customQuery("{a=\"b\"}")
                                        .filterByTraceId(true)
                                        .build()),
                        "tracesToLogs.filterByTraceId: true" + filter + "\"${__span.traceId}\" into the query instead"),
                wrong(
                        datasource()
                                .tracesToLogs(logs().customQuery("{a=\"b\"}")
                                        .filterBySpanId(true)
                                        .build()),
                        "tracesToLogs.filterBySpanId: true" + filter + "\"${__span.spanId}\" into the query instead"),
                wrong(
                        datasource()
                                .tracesToMetrics(metrics()
                                        .addTags(TagMapping.of("service.name"))
                                        .build()),
                        "tracesToMetrics.tags[0].key: \"service.name\" must be a Prometheus label: letters, digits and "
                                + "'_', no digit first; map it: TagMapping.of(\"service.name\", \"service\")"),
                wrong(
                        datasource()
                                .tracesToMetrics(metrics()
                                        .addTags(TagMapping.of("pod", "k8s-pod"))
                                        .build()),
                        "tracesToMetrics.tags[0].value: \"k8s-pod\" must be a Prometheus label: letters, digits and "
                                + "'_', no digit first; map it: TagMapping.of(\"service.name\", \"service\")"),
                wrong(
                        datasource()
                                .tracesToMetrics(metrics()
                                        .addQueries(MetricsQuery.of("", "up"))
                                        .build()),
                        "tracesToMetrics.queries[0].name: \"\" must not be blank; write a text"),
                wrong(
                        datasource()
                                .tracesToMetrics(metrics()
                                        .addQueries(MetricsQuery.of("Rate", "rate(x{${__tags}[5m])"))
                                        .build()),
                        "tracesToMetrics.queries[0].query: \"rate(x{${__tags}[5m])\" must have brackets in pairs; "
                                + "open the ')' at character 21, or take it out"),
                wrong(
                        datasource()
                                .tracesToProfiles(TracesToProfiles.builder()
                                        .datasourceUid("pyroscope")
                                        .customQuery("{")
                                        .build()),
                        "tracesToProfiles.customQuery: \"{\" must have brackets in pairs; close the '{' at character 1"),
                wrong(
                        datasource()
                                .tracesToProfiles(TracesToProfiles.builder()
                                        .datasourceUid("pyroscope")
                                        .addTags(TagMapping.of(""))
                                        .build()),
                        "tracesToProfiles.tags[0].key: \"\" must not be blank; write a text"),
                wrong(
                        datasource()
                                .tracesToProfiles(TracesToProfiles.builder()
                                        .datasourceUid("pyroscope")
                                        .profileTypeId("")
                                        .build()),
                        "tracesToProfiles.profileTypeId: \"\" must not be blank; write a text"));
    }

    private static Stream<Arguments> appearance() {
        String wide = " must not be negative: Grafana makes the range wider by this amount at either end; write ";
        String seconds = " must be a whole number of seconds above zero; write Duration.ofSeconds(30)";
        return Stream.of(
                wrong(
                        datasource()
                                .traceQuery(TraceQuery.builder()
                                        .spanStartTimeShift("-1h")
                                        .build()),
                        "traceQuery.spanStartTimeShift: \"-1h\"" + wide + "\"1h\""),
                wrong(
                        datasource()
                                .traceQuery(TraceQuery.builder()
                                        .spanEndTimeShift("-0.5h")
                                        .build()),
                        "traceQuery.spanEndTimeShift: \"-0.5h\"" + wide + "\"0.5h\""),
                wrong(
                        datasource()
                                .traceQuery(TraceQuery.builder()
                                        .spanEndTimeShift("h")
                                        .build()),
                        "traceQuery.spanEndTimeShift: \"h\" must be a time shift: one number with one of the units ms, "
                                + "s, m, h, d, w, M, y, with '-' for earlier; write \"-1h\" to begin an hour before the "
                                + "span, \"1h\" to end an hour after it"),
                wrong(
                        datasource()
                                .spanBar(SpanBar.builder()
                                        .type(SpanBar.Type.DURATION)
                                        .tag("http.path")
                                        .build()),
                        "spanBar.tag: \"http.path\" must not be given with the type Duration, which shows no tag; "
                                + "take SpanBar.tag(…), or leave the tag out"),
                wrong(
                        datasource()
                                .spanBar(
                                        SpanBar.builder().type(SpanBar.Type.TAG).build()),
                        "spanBar.tag: nothing must not be missing; set it; where there is a default, leaving out the call gives that"),
                wrong(datasource().spanBar(SpanBar.tag("")), "spanBar.tag: \"\" must not be blank; write a text"),
                wrong(
                        datasource().search(filters(filter("", "name"))),
                        "search.filters[0].id: \"\" must not be blank; write a text"),
                wrong(
                        datasource().search(filters(filter("a", " "))),
                        "search.filters[0].tag: \" \" must not be blank; write a text"),
                wrong(
                        datasource().search(filters(filter("a", "name"), filter("a", "status"))),
                        "search.filters[1].id: \"a\" must not be given twice; give each filter an id of its own"),
                wrong(
                        datasource()
                                .search(filters(SearchFilter.builder()
                                        .id("a")
                                        .tag("name")
                                        .operator("")
                                        .build())),
                        "search.filters[0].operator: \"\" must not be blank; write a text"),
                wrong(datasource().tagLimit(-1), "tagLimit: -1 must be above zero; leave it out to have Grafana's own"),
                wrong(datasource().timeRangeForTags(Duration.ofMillis(1500)), "timeRangeForTags: PT1.5S" + seconds),
                wrong(datasource().timeRangeForTags(Duration.ZERO), "timeRangeForTags: PT0S" + seconds),
                wrong(datasource().timeout(Duration.ofSeconds(-1)), "timeout: PT-1S" + seconds),
                wrong(
                        datasource().timeout(Duration.ofSeconds(Integer.MAX_VALUE + 1L)),
                        "timeout: PT596523H14M8S" + seconds));
    }

    private static Stream<Arguments> http() {
        return Stream.of(
                wrong(
                        datasource().addKeepCookies("a=b"),
                        "keepCookies[0]: \"a=b\" must be the name of a cookie; write the name only, without '=' or ';'"),
                wrong(
                        datasource().tls(Tls.builder().build()),
                        "tls: \"http://tempo.tempo.svc.cluster.local:3100\" must not be given for an http address, for "
                                + "which it has no effect; write an https address, or leave it out"),
                wrong(
                        https().tls(Tls.builder().serverName("").build()),
                        "tls.serverName: \"\" must not be blank; write a text"),
                wrong(
                        https().tls(Tls.builder()
                                .caCertificate(SecretValue.fromFile("ca.crt"))
                                .build()),
                        "tls.caCertificate: \"****\" must be the absolute path of a file, without $ { }; "
                                + "write a path such as \"/etc/secrets/tempo/password\""),
                wrong(
                        https().tls(client(SecretValue.fromFile("/a}"), SecretValue.fromFile("/b"))),
                        "tls.clientCertificate.certificate: \"****\" must be the absolute path of a file, without $ { }; "
                                + "write a path such as \"/etc/secrets/tempo/password\""),
                wrong(
                        https().tls(client(SecretValue.fromFile("/a"), SecretValue.fromVault(" "))),
                        "tls.clientCertificate.key: \"****\" must be a path in Vault, without $ { }; "
                                + "write a path such as \"/etc/secrets/tempo/password\""),
                wrong(
                        https().tls(client(
                                SecretValue.literalInTheFile("-----BEGIN CERTIFICATE-----\n"),
                                SecretValue.literalInTheFile("\u0001"))),
                        "tls.clientCertificate.key: \"****\" must be printable text; take the other characters out"),
                wrong(
                        auth("a:b", SecretValue.fromEnvironment("X")),
                        "basicAuth.user: \"a:b\" must not have a colon, which ends the name; take it out"),
                wrong(
                        auth("a", SecretValue.fromEnvironment("1X")),
                        "basicAuth.password: \"****\" must be a variable name: letters, digits and '_', no digit first; "
                                + "write a name such as \"TEMPO_PASSWORD\""),
                wrong(
                        auth("a", SecretValue.literalInTheFile("")),
                        "basicAuth.password: \"\" must not be empty; "
                                + "take a reference, such as SecretValue.fromFile(…)"),
                wrong(
                        auth("a", SecretValue.literalInTheFile("hunter2\n")),
                        "basicAuth.password: \"****\" must be one line of printable characters; "
                                + "take the other characters out"),
                wrong(
                        auth("a", SecretValue.fromFile("/x").withPrefix("\n")),
                        "basicAuth.password: \"****\" must have a prefix of printable characters; "
                                + "mend the prefix"),
                wrong(
                        datasource().addHttpHeaders(HttpHeader.of("X-A:", SecretValue.fromFile("/x"))),
                        "httpHeaders[0].name: \"X-A:\" must be the name of a header: letters, digits and '-'; "
                                + "write a name such as \"X-Scope-OrgID\", without a colon"),
                wrong(
                        datasource()
                                .addHttpHeaders(
                                        HttpHeader.of("X-A", SecretValue.fromFile("/x")),
                                        HttpHeader.of("x-a", SecretValue.fromFile("/y"))),
                        "httpHeaders[1].name: \"x-a\" must not be given twice, in whatever letters; "
                                + "leave one of them out"),
                wrong(
                        datasource().addHttpHeaders(HttpHeader.tenants(List.of("a", ""))),
                        "httpHeaders[0].value: \"****\" must be a tenant id: at most 150 of letters, digits and "
                                + "! - _ . * ' ( ), or several with '|' between them; write an id such as \"team-a\""),
                wrong(
                        datasource()
                                .addHttpHeaders(HttpHeader.of("x-scope-orgid", SecretValue.literalInTheFile("a b"))),
                        "httpHeaders[0].value: \"****\" must be a tenant id: at most 150 of letters, digits and "
                                + "! - _ . * ' ( ), or several with '|' between them; write an id such as \"team-a\""),
                wrong(
                        datasource().addHttpHeaders(HttpHeader.tenants(List.of())),
                        "httpHeaders[0].value: \"\" must not be empty; "
                                + "take a reference, such as SecretValue.fromFile(…)"));
    }

    private static Stream<Arguments> correlations() {
        String name = " must be a field's name: letters, digits, '_', '-' and '.', at most 100; "
                + "write the name that the datasource's editor has in its JSON";
        return Stream.of(
                wrong(
                        target(QueryModel.of("expr", "").with("list", List.of(Map.of("query", "$${traceId}")))),
                        "correlations[0].target.list[0].query: \"$${traceId}\" must have single dollar signs, as in "
                                + "Grafana's editor: they are doubled when the file is written; write \"${traceId}\""),
                wrong(target(QueryModel.of("a b", 1)), "correlations[0].target: \"a b\"" + name),
                wrong(target(QueryModel.of("a", Map.of("", 1))), "correlations[0].target.a: \"\"" + name),
                wrong(
                        datasource()
                                .addCorrelations(Correlation.builder()
                                        .targetUid("lo ki")
                                        .label("Logs")
                                        .description("")
                                        .field("tags")
                                        .target(QueryModel.loki("x"))
                                        .build()),
                        "correlations[0].targetUid: \"lo ki\" must be a Grafana uid: at most 40 letters, digits, '-' "
                                + "and '_'; write the uid of the datasource, such as \"loki\", not its name"),
                wrong(
                        datasource()
                                .addCorrelations(Correlation.builder()
                                        .targetUid("loki")
                                        .label("")
                                        .description("")
                                        .field("tags")
                                        .target(QueryModel.loki("x"))
                                        .build()),
                        "correlations[0].label: \"\" must not be blank; write a text"),
                wrong(
                        datasource()
                                .addCorrelations(Correlation.builder()
                                        .targetUid("loki")
                                        .label("a")
                                        .description("\n")
                                        .field("tags")
                                        .target(QueryModel.loki("x"))
                                        .build()),
                        "correlations[0].description: \"\\u000a\" must not be blank; write a text"),
                wrong(
                        datasource()
                                .addCorrelations(Correlation.builder()
                                        .targetUid("loki")
                                        .label("a")
                                        .description("")
                                        .field("")
                                        .target(QueryModel.loki("x"))
                                        .build()),
                        "correlations[0].field: \"\" must not be blank; write a text"),
                wrong(
                        transformation(Transformation.builder()
                                .type(Transformation.Type.REGEX)
                                .build()),
                        "correlations[0].transformations[0].expression: nothing must not be missing; "
                                + "set it; where there is a default, leaving out the call gives that"),
                wrong(
                        transformation(Transformation.builder()
                                .type(Transformation.Type.LOGFMT)
                                .expression("a")
                                .build()),
                        "correlations[0].transformations[0].expression: \"a\" must not be given for logfmt, which reads "
                                + "key=value pairs by itself; leave it out, or take the type REGEX"),
                wrong(
                        transformation(Transformation.builder()
                                .type(Transformation.Type.LOGFMT)
                                .field("")
                                .build()),
                        "correlations[0].transformations[0].field: \"\" must not be blank; write a text"),
                wrong(
                        transformation(Transformation.regex("(a)", "")),
                        "correlations[0].transformations[0].mapValue: \"\" must not be blank; write a text"));
    }

    /** What a caller without a null checker may do. */
    private static Stream<Arguments> missing() {
        String missing =
                ": nothing must not be missing; set it; where there is a default, leaving out the call gives that";
        return Stream.of(
                wrong(TempoDatasource.builder().url(none()), "url" + missing),
                wrong(datasource().name(none()), "name" + missing),
                wrong(datasource().uid(none()), "uid" + missing),
                wrong(datasource().serviceMap(ServiceMap.from(none())), "serviceMap.datasourceUid" + missing),
                wrong(
                        datasource()
                                .tracesToLogs(TracesToLogs.builder()
                                        .datasourceUid(none())
                                        .build()),
                        "tracesToLogs.datasourceUid" + missing),
                wrong(
                        datasource()
                                .tracesToLogs(
                                        logs().addTags(TagMapping.of(none())).build()),
                        "tracesToLogs.tags[0].key" + missing),
                wrong(
                        datasource()
                                .tracesToMetrics(
                                        metrics().addTags(TagMapping.of(none())).build()),
                        "tracesToMetrics.tags[0].key" + missing),
                wrong(
                        datasource()
                                .tracesToMetrics(metrics()
                                        .addQueries(MetricsQuery.of("a", none()))
                                        .build()),
                        "tracesToMetrics.queries[0].query" + missing),
                wrong(datasource().spanBar(SpanBar.builder().type(none()).build()), "spanBar.type" + missing),
                wrong(datasource().addKeepCookies(DatasourceRulesTest.<String>none()), "keepCookies[0]" + missing),
                wrong(
                        datasource()
                                .tracesToLogs(logs().addTags(DatasourceRulesTest.<TagMapping>none())
                                        .build()),
                        "tracesToLogs.tags[0]" + missing),
                wrong(auth("a", none()), "basicAuth.password" + missing),
                wrong(auth(none(), SecretValue.fromFile("/x")), "basicAuth.user" + missing),
                wrong(
                        datasource().addHttpHeaders(HttpHeader.of(none(), SecretValue.fromFile("/x"))),
                        "httpHeaders[0].name" + missing),
                wrong(
                        datasource().addHttpHeaders(HttpHeader.of("X-Scope-OrgID", none())),
                        "httpHeaders[0].value" + missing),
                wrong(target(none()), "correlations[0].target" + missing),
                wrong(
                        transformation(Transformation.builder().type(none()).build()),
                        "correlations[0].transformations[0].type" + missing));
    }

    @ParameterizedTest
    @MethodSource
    void never_shows_a_secret_that_was_taken_for_its_place(SecretValue secret, String problem) {
        InvalidDescriptionException refused = catchThrowableOfType(
                InvalidDescriptionException.class, () -> auth("a", secret).build());

        assertThat(refused.problems())
                .extracting(Problem::toString)
                .containsExactly("basicAuth.password: \"****\" must be " + problem);
    }

    static Stream<Arguments> never_shows_a_secret_that_was_taken_for_its_place() {
        String variable = "a variable name: letters, digits and '_', no digit first; "
                + "write a name such as \"TEMPO_PASSWORD\"";
        String path = "; write a path such as \"/etc/secrets/tempo/password\"";
        return Stream.of(
                argumentSet("variable", SecretValue.fromEnvironment("s3cr3t-pa$$!"), variable),
                argumentSet(
                        "prefix", SecretValue.fromEnvironment("s3cr3t-pa$$!").withPrefix("Bearer "), variable),
                argumentSet(
                        "file", SecretValue.fromFile("hunter2"), "the absolute path of a file, without $ { }" + path),
                argumentSet("vault", SecretValue.fromVault("hun}ter2"), "a path in Vault, without $ { }" + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t:3100", "u:s3cr3t@t:3100", "http://t:3100?token=s3cr3t", "http://t:3100#s3cr3t"})
    void proposes_an_address_that_is_good_and_not_the_one_with_the_secret(String url) {
        InvalidDescriptionException refused =
                catchThrowableOfType(InvalidDescriptionException.class, () -> url(url).build());

        assertThat(refused.problems())
                .extracting(Problem::mend)
                .containsExactly("write \"http://tempo.tempo.svc.cluster.local:3200\"");
        assertThatCode(() -> url("http://tempo.tempo.svc.cluster.local:3200").build())
                .doesNotThrowAnyException();
    }

    @Test
    @SuppressWarnings("NullAway") // what the compiler of a caller may let through
    void names_the_tenant_that_is_missing() {
        assertThatThrownBy(() -> HttpHeader.tenants(Arrays.asList("a", null)))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("The header of tenants has a problem:")
                .hasMessageContaining("1. ids[1]: nothing must not be missing;");
    }

    @ParameterizedTest
    @MethodSource
    void lets_the_edges_pass(BuildFinal datasource) {
        assertThatCode(datasource::build).doesNotThrowAnyException();
    }

    static Stream<Arguments> lets_the_edges_pass() {
        return Stream.of(
                        url("https://tempo"),
                        url("http://[::1]:3200"),
                        url("http://my_tempo:80"),
                        datasource().name("\ud83d\udd2d".repeat(190)),
                        datasource().uid("x".repeat(40)),
                        datasource().version(1).tagLimit(1),
                        datasource()
                                .timeout(Duration.ofSeconds(1))
                                .timeRangeForTags(Duration.ofSeconds(Integer.MAX_VALUE)),
                        datasource()
                                .tracesToLogs(logs().spanStartTimeShift("1h")
                                        .spanEndTimeShift("60m")
                                        .build()),
                        datasource()
                                .tracesToLogs(logs().customQuery("{a=\"b\"}\n\t|= \"$$\" # }")
                                        .build()),
                        datasource()
                                .tracesToMetrics(
                                        metrics().spanStartTimeShift("2m").build()),
                        datasource()
                                .traceQuery(TraceQuery.builder()
                                        .spanStartTimeShift("0s")
                                        .build()),
                        datasource().addCorrelations(correlation().build()),
                        https().tls(Tls.builder().build()),
                        https().tls(client(SecretValue.literalInTheFile("a\nb"), SecretValue.fromVault("kv:a"))),
                        datasource().addHttpHeaders(HttpHeader.tenants(List.of("a", "b"))),
                        datasource().addHttpHeaders(HttpHeader.of("X-Scope-OrgID", SecretValue.fromFile("/a b"))),
                        target(QueryModel.of("a", "").with("b", List.of("", 1, true, 1.5))))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://tempo:32000", "http://tempo:3200", "http://tempo:443"})
    void does_not_mind_other_ports(String url) {
        assertThat(url(url).build().url()).isEqualTo(url);
    }

    private static Arguments wrong(BuildFinal datasource, String problem) {
        return argumentSet(problem.replaceAll("[^ -~]", "?"), datasource, problem);
    }

    private static BuildFinal url(String url) {
        return TempoDatasource.builder().url(url);
    }

    private static BuildFinal https() {
        return url("https://tempo.example.com");
    }

    private static BuildFinal auth(String user, SecretValue password) {
        return datasource()
                .basicAuth(BasicAuth.builder().user(user).password(password).build());
    }

    private static Tls client(SecretValue certificate, SecretValue key) {
        return Tls.builder()
                .clientCertificate(ClientCertificate.builder()
                        .certificate(certificate)
                        .key(key)
                        .build())
                .build();
    }

    private static SearchFilter filter(String id, String tag) {
        return SearchFilter.builder().id(id).tag(tag).build();
    }

    private static Search filters(SearchFilter... filters) {
        return Search.builder().addFilters(filters).build();
    }

    private static BuildFinal target(QueryModel target) {
        return datasource()
                .addCorrelations(Correlation.builder()
                        .targetUid("loki")
                        .label("a")
                        .description("")
                        .field("tags")
                        .target(target)
                        .build());
    }

    private static BuildFinal transformation(Transformation transformation) {
        return datasource()
                .addCorrelations(
                        correlation().addTransformations(transformation).build());
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what the compiler of a caller may let through
    private static <T> T none() {
        return null;
    }
}
