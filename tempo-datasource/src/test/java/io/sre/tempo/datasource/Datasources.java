package io.sre.tempo.datasource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every datasource that can be built, with a taste for dollar signs, quotes and what YAML takes for something else. */
final class Datasources {

    /** Stands in every literal secret, and nowhere else. */
    static final String LITERAL_MARK = "hunter2";

    private static final List<String> TRICKY = List.of(
            "$",
            "$$",
            "${__tags}",
            "$__tags",
            "$__file{/x}",
            "yes",
            "~",
            "0x1F",
            "1:30",
            "2026-01-01",
            "- a",
            "a: b",
            "#",
            "\"",
            "'",
            "\\",
            "{}",
            "[",
            "&a",
            "*a",
            "!t",
            "%",
            "@",
            "`",
            "|",
            ">",
            "\u00e9",
            "\u2028",
            "\ufeff",
            "\ud83d\udd2d");

    private Datasources() {}

    static Arbitrary<TempoDatasource> any() {
        return Combinators.combine(named(), links(), appearance(), http()).as((named, links, appearance, http) -> {
            TempoDatasourceBuilderStages.BuildFinal builder =
                    TempoDatasource.builder().url(http.url());
            named.onto(builder);
            links.onto(builder);
            appearance.onto(builder);
            http.onto(builder);
            return builder.build();
        });
    }

    static Arbitrary<String> line() {
        Arbitrary<String> free = Arbitraries.strings()
                .excludeChars('\u007f')
                .withCharRange(' ', '\ud7ff')
                .withCharRange('\ue000', '\uffff')
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> tricky =
                Arbitraries.of(TRICKY).list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(free, tricky)
                .filter(text -> !text.isBlank() && text.chars().noneMatch(Character::isISOControl));
    }

    static Arbitrary<String> query() {
        return line().list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(lines -> String.join("\n\t", lines))
                .filter(text -> !text.matches("(?s).*\\$\\$(\\{|__).*"));
    }

    private static Arbitrary<String> promQl() {
        return Arbitraries.of(
                "sum(rate(traces_spanmetrics_calls_total{$__tags}[5m]))",
                "up{job=\"$job\", instance=~\"a$\"}",
                "x{a=\"}\"} # ends in $",
                "{${__tags}}",
                "sum by (a) (\n  rate(b[$__rate_interval])\n)");
    }

    private static Arbitrary<String> uid() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .withChars("_-")
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    private static Arbitrary<String> shift(int from, int to) {
        return Combinators.combine(
                        Arbitraries.integers().between(from, to), Arbitraries.of("ms", "s", "m", "h", "M", "y"))
                .as((number, unit) -> number + unit);
    }

    private static Arbitrary<TagMapping> tag() {
        return Combinators.combine(line(), line().optional())
                .as((key, value) -> TagMapping.builder().key(key).value(value).build());
    }

    private static Arbitrary<SecretValue> secret(boolean severalLines) {
        Arbitrary<String> path =
                Arbitraries.strings().withCharRange('a', 'z').withChars("/. :").ofMaxLength(12);
        Arbitrary<String> literal = severalLines ? query() : line();
        Arbitrary<SecretValue> reference = Arbitraries.oneOf(
                path.map(rest -> SecretValue.fromFile("/x" + rest)),
                path.map(rest -> SecretValue.fromVault("kv" + rest)),
                Arbitraries.of("A", "_b9", "HOSTNAME", "__file").map(SecretValue::fromEnvironment));
        return Arbitraries.oneOf(
                reference,
                Combinators.combine(reference, line()).as(SecretValue::withPrefix),
                literal.map(text -> SecretValue.literalInTheFile(text + LITERAL_MARK)));
    }

    private interface Part {
        void onto(TempoDatasourceBuilderStages.BuildFinal builder);
    }

    private static Arbitrary<Part> named() {
        return Combinators.combine(
                        line(),
                        uid(),
                        Arbitraries.longs().greaterOrEqual(1),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().greaterOrEqual(1).optional())
                .as((name, uid, orgId, isDefault, editable, version) -> builder -> {
                    builder.name(name)
                            .uid(uid)
                            .orgId(orgId)
                            .isDefault(isDefault)
                            .editable(editable);
                    version.ifPresent(builder::version);
                });
    }

    private static Arbitrary<Part> links() {
        Arbitrary<ServiceMap> map = uid().map(ServiceMap::from);
        return Combinators.combine(
                        logs().optional(),
                        metrics().optional(),
                        profiles().optional(),
                        map.optional(),
                        correlation().list().ofMaxSize(2))
                .as((logs, metrics, profiles, serviceMap, correlations) -> builder -> builder.tracesToLogs(logs)
                        .tracesToMetrics(metrics)
                        .tracesToProfiles(profiles)
                        .serviceMap(serviceMap)
                        .addAllCorrelations(correlations));
    }

    private static Arbitrary<TracesToLogs> logs() {
        return Combinators.combine(
                        uid(),
                        shift(-90, 0).optional(),
                        shift(0, 90).optional(),
                        tag().list().ofMaxSize(3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        query().optional())
                .as((uid, start, end, tags, byTrace, bySpan, query) -> TracesToLogs.builder()
                        .datasourceUid(uid)
                        .spanStartTimeShift(start)
                        .spanEndTimeShift(end)
                        .addAllTags(tags)
                        .filterByTraceId(byTrace && query.isEmpty())
                        .filterBySpanId(bySpan && query.isEmpty())
                        .customQuery(query)
                        .build());
    }

    private static Arbitrary<TracesToMetrics> metrics() {
        Arbitrary<String> label = Arbitraries.of("service", "_a1", "k8s_pod");
        Arbitrary<TagMapping> tag = Arbitraries.oneOf(
                label.map(TagMapping::of), Combinators.combine(line(), label).as(TagMapping::of));
        return Combinators.combine(
                        uid(),
                        shift(-90, 0).optional(),
                        shift(0, 90).optional(),
                        tag.list().ofMaxSize(3),
                        Combinators.combine(line(), promQl())
                                .as(MetricsQuery::of)
                                .list()
                                .ofMaxSize(3))
                .as((uid, start, end, tags, queries) -> TracesToMetrics.builder()
                        .datasourceUid(uid)
                        .spanStartTimeShift(start)
                        .spanEndTimeShift(end)
                        .addAllTags(tags)
                        .addAllQueries(queries)
                        .build());
    }

    private static Arbitrary<TracesToProfiles> profiles() {
        return Combinators.combine(uid(), tag().list().ofMaxSize(3), line().optional(), promQl().optional())
                .as((uid, tags, type, query) -> TracesToProfiles.builder()
                        .datasourceUid(uid)
                        .addAllTags(tags)
                        .profileTypeId(type)
                        .customQuery(query)
                        .build());
    }

    private static Arbitrary<Correlation> correlation() {
        return Combinators.combine(
                        uid(),
                        line(),
                        Arbitraries.oneOf(line(), Arbitraries.just("")),
                        line(),
                        queryModel(),
                        transformation().list().ofMaxSize(2))
                .as((uid, label, description, field, target, transformations) -> Correlation.builder()
                        .targetUid(uid)
                        .label(label)
                        .description(description)
                        .field(field)
                        .target(target)
                        .addAllTransformations(transformations)
                        .build());
    }

    private static Arbitrary<Transformation> transformation() {
        Arbitrary<Transformation> logfmt = Combinators.combine(line().optional(), line().optional())
                .as((field, variable) -> Transformation.builder()
                        .type(Transformation.Type.LOGFMT)
                        .field(field)
                        .mapValue(variable)
                        .build());
        return Arbitraries.oneOf(logfmt, Combinators.combine(line(), line()).as(Transformation::regex));
    }

    private static Arbitrary<QueryModel> queryModel() {
        Arbitrary<String> name = Arbitraries.of("expr", "query", "refId", "a-b", "_c.d", "yes", "null");
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                query().map(text -> (Object) text),
                Arbitraries.just(""),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag));
        Arbitrary<Object> list = leaf.list().ofMaxSize(3).map(elements -> (Object) elements);
        Arbitrary<Object> map = Arbitraries.maps(name, Arbitraries.oneOf(leaf, list))
                .ofMaxSize(3)
                .map(fields -> (Object) fields);
        return Arbitraries.maps(name, Arbitraries.oneOf(leaf, list, map))
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(QueryModel::of);
    }

    private static Arbitrary<Part> appearance() {
        Arbitrary<Duration> seconds = Arbitraries.integers().greaterOrEqual(1).map(Duration::ofSeconds);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        search().optional(),
                        traceQuery().optional(),
                        spanBar().optional(),
                        streaming().optional(),
                        Arbitraries.integers().greaterOrEqual(1).optional(),
                        seconds.optional())
                .as((nodeGraph, search, traceQuery, spanBar, streaming, tagLimit, range) -> builder -> {
                    builder.nodeGraph(nodeGraph)
                            .search(search)
                            .traceQuery(traceQuery)
                            .spanBar(spanBar)
                            .streaming(streaming)
                            .timeRangeForTags(range);
                    tagLimit.ifPresent(builder::tagLimit);
                });
    }

    private static Arbitrary<Search> search() {
        Arbitrary<SearchFilter> filter = Combinators.combine(
                        line(),
                        line(),
                        Arbitraries.of("=", "!=", "=~", ">").optional(),
                        Arbitraries.of(SearchScope.class).optional())
                .as((id, tag, operator, scope) -> SearchFilter.builder()
                        .id(id)
                        .tag(tag)
                        .operator(operator)
                        .scope(scope)
                        .build());
        return Combinators.combine(
                        Arbitraries.of(true, false), filter.list().ofMaxSize(3).uniqueElements(SearchFilter::id))
                .as((hide, filters) ->
                        Search.builder().hide(hide).addAllFilters(filters).build());
    }

    private static Arbitrary<TraceQuery> traceQuery() {
        return Combinators.combine(shift(0, 90).optional(), shift(0, 90).optional())
                .as((start, end) -> TraceQuery.builder()
                        .spanStartTimeShift(start)
                        .spanEndTimeShift(end)
                        .build());
    }

    private static Arbitrary<SpanBar> spanBar() {
        return Arbitraries.oneOf(Arbitraries.of(SpanBar.none(), SpanBar.duration()), line().map(SpanBar::tag));
    }

    private static Arbitrary<Streaming> streaming() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((search, metrics) ->
                        Streaming.builder().search(search).metrics(metrics).build());
    }

    /** The way to Tempo: TLS goes with https only. */
    private record Http(
            Optional<Tls> tls,
            Optional<BasicAuth> auth,
            List<String> cookies,
            boolean oauth,
            boolean socks,
            Optional<Duration> timeout,
            Map<String, SecretValue> headers,
            String host)
            implements Part {

        String url() {
            return (tls.isPresent() ? "https://" : "http://") + host;
        }

        @Override
        public void onto(TempoDatasourceBuilderStages.BuildFinal builder) {
            builder.tls(tls)
                    .basicAuth(auth)
                    .addAllKeepCookies(cookies)
                    .oauthPassThru(oauth)
                    .enableSecureSocksProxy(socks)
                    .timeout(timeout);
            headers.forEach((name, value) -> builder.addHttpHeaders(HttpHeader.of(name, value)));
        }
    }

    private static Arbitrary<Http> http() {
        Arbitrary<BasicAuth> auth = Combinators.combine(line().filter(user -> !user.contains(":")), secret(false))
                .as((user, password) ->
                        BasicAuth.builder().user(user).password(password).build());
        return Combinators.combine(
                        tls().optional(),
                        auth.optional(),
                        Arbitraries.of("session", "csrf$token", "a!b").list().ofMaxSize(2),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers()
                                .greaterOrEqual(1)
                                .map(Duration::ofSeconds)
                                .optional(),
                        Arbitraries.maps(Arbitraries.of("X-A", "X-B", "Authorization"), secret(false))
                                .ofMaxSize(3),
                        Arbitraries.of("tempo", "tempo.tempo.svc:3200", "10.0.0.1:80", "[::1]:3100"))
                .as(Http::new);
    }

    private static Arbitrary<Tls> tls() {
        Arbitrary<ClientCertificate> client = Combinators.combine(secret(true), secret(true))
                .as((certificate, key) -> ClientCertificate.builder()
                        .certificate(certificate)
                        .key(key)
                        .build());
        return Combinators.combine(
                        line().optional(),
                        Arbitraries.of(true, false),
                        secret(true).optional(),
                        client.optional())
                .as((name, skip, ca, certificate) -> Tls.builder()
                        .serverName(name)
                        .skipVerify(skip)
                        .caCertificate(ca)
                        .clientCertificate(certificate)
                        .build());
    }
}
