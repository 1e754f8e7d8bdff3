package io.sre.tempo.datasource;

import java.time.Duration;

/** The datasources that the tests change one thing about. */
final class Fixtures {

    static final String URL = "http://tempo.tempo.svc.cluster.local:3100";

    private Fixtures() {}

    static TempoDatasourceBuilderStages.BuildFinal datasource() {
        return TempoDatasource.builder().url(URL);
    }

    static TracesToLogsBuilderStages.BuildFinal logs() {
        return TracesToLogs.builder().datasourceUid("loki");
    }

    static TracesToMetricsBuilderStages.BuildFinal metrics() {
        return TracesToMetrics.builder().datasourceUid("prometheus");
    }

    static CorrelationBuilderStages.BuildFinal correlation() {
        return Correlation.builder()
                .targetUid("loki")
                .label("Logs of the service")
                .description("All logs of the service, whatever the trace")
                .field("serviceName")
                .target(QueryModel.loki("{service_name=\"${serviceName}\"}").with("queryType", "range"));
    }

    static Correlation correlationTo(QueryModel target) {
        return Correlation.builder()
                .targetUid("prometheus")
                .label("Metrics")
                .description("")
                .field("serviceName")
                .target(target)
                .build();
    }

    static Correlation correlationWith(Transformation transformation) {
        return correlation().addTransformations(transformation).build();
    }

    /** The datasource that people wrote by hand, without its dead key. */
    static TempoDatasource origin() {
        return datasource()
                .tracesToLogs(logs().filterByTraceId(true).filterBySpanId(true).build())
                .tracesToMetrics(metrics().build())
                .serviceMap(ServiceMap.from("prometheus"))
                .nodeGraph(true)
                .build();
    }

    /** Something for every key there is. */
    static TempoDatasource everything() {
        return TempoDatasource.builder()
                .url("https://tempo.example.com")
                .name("Tempo: production")
                .uid("tempo_prod-1")
                .orgId(7)
                .isDefault(true)
                .editable(true)
                .version(3)
                .basicAuth(BasicAuth.builder()
                        .user("grafana")
                        .password(SecretValue.fromEnvironment("TEMPO_PASSWORD"))
                        .build())
                .tracesToLogs(logs().spanStartTimeShift("-1h")
                        .spanEndTimeShift("1h")
                        .addTags(TagMapping.of("service.name", "service_name"), TagMapping.of("cluster"))
                        .customQuery("{${__tags}} |= \"${__span.traceId}\"")
                        .build())
                .tracesToMetrics(metrics()
                        .spanStartTimeShift("-5m")
                        .spanEndTimeShift("5m")
                        .addTags(TagMapping.of("service.name", "service"))
                        .addQueries(
                                MetricsQuery.of("Span rate", "sum(rate(traces_spanmetrics_calls_total{$__tags}[5m]))"))
                        .build())
                .tracesToProfiles(TracesToProfiles.builder()
                        .datasourceUid("pyroscope")
                        .addTags(TagMapping.of("service.name", "service_name"))
                        .profileTypeId("process_cpu:cpu:nanoseconds:cpu:nanoseconds")
                        .customQuery("{${__tags}}")
                        .build())
                .serviceMap(ServiceMap.from("prometheus"))
                .nodeGraph(true)
                .search(Search.builder()
                        .hide(true)
                        .addFilters(SearchFilter.builder()
                                .id("service-name")
                                .tag("service.name")
                                .operator("=")
                                .scope(SearchScope.RESOURCE)
                                .build())
                        .build())
                .traceQuery(TraceQuery.builder()
                        .spanStartTimeShift("1h")
                        .spanEndTimeShift("30m")
                        .build())
                .spanBar(SpanBar.tag("http.path"))
                .streaming(Streaming.builder().search(true).metrics(true).build())
                .tagLimit(2000)
                .timeRangeForTags(Duration.ofHours(3))
                .timeout(Duration.ofSeconds(30))
                .addKeepCookies("session", "csrf")
                .oauthPassThru(true)
                .enableSecureSocksProxy(true)
                .tls(Tls.builder()
                        .serverName("tempo")
                        .skipVerify(true)
                        .caCertificate(SecretValue.fromFile("/etc/tls/ca.crt"))
                        .clientCertificate(ClientCertificate.builder()
                                .certificate(SecretValue.fromFile("/etc/tls/tls.crt"))
                                .key(SecretValue.fromVault("kv/tls:key"))
                                .build())
                        .build())
                .addHttpHeaders(
                        HttpHeader.tenant("team-a"),
                        HttpHeader.of(
                                "Authorization",
                                SecretValue.fromEnvironment("TEMPO_TOKEN").withPrefix("Bearer ")))
                .addCorrelations(correlation()
                        .addTransformations(Transformation.logfmt(), Transformation.regex("id=(\\w+)$", "id"))
                        .build())
                .build();
    }
}
