package io.sre.tempo.datasource;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.finding.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what {@link FileWriter} writes, and files of people that say nothing else. */
final class FileReader {

    private static final Set<String> TLS = Set.of("tlsAuth", "tlsAuthWithCACert", "tlsSkipVerify", "serverName");

    private FileReader() {}

    static ProvisioningFile read(String yaml) {
        Problems problems = Problems.none();
        Optional<ProvisioningFileBuilder> file = ProvisioningText.read(requireNonNull(yaml, "yaml"), problems)
                .map(document -> Section.read(document.root(), problems, root -> file(root, problems)));
        problems.orThrow("provisioning file");
        return file.orElseThrow().build();
    }

    private static ProvisioningFileBuilder file(Section root, Problems problems) {
        root.needed("apiVersion", root.id("apiVersion"))
                .filter(version -> version != 1)
                .ifPresent(version -> root.problem("apiVersion", "must be 1", "write \"apiVersion: 1\""));
        boolean prune = root.flag("prune");
        List<DeletedDatasource> deleted = root.list("deleteDatasources", FileReader::deleted);
        List<TempoDatasourceBuilderStages.BuildFinal> unchecked = root.list("datasources", FileReader::datasource);
        // A datasource checks itself when it is built, by paths of its own: what is wrong with the file comes first.
        List<TempoDatasource> datasources = new ArrayList<>();
        if (problems.isEmpty()) {
            unchecked.forEach(builder -> datasources.add(builder.build()));
        }
        return ProvisioningFile.builder()
                .prune(prune)
                .addAllDeleteDatasources(deleted)
                .addAllDatasources(datasources);
    }

    private static DeletedDatasource deleted(Section section) {
        return DeletedDatasource.builder()
                .name(section.mandatory("name"))
                .orgId(section.id("orgId").orElse(1L))
                .build();
    }

    private static TempoDatasourceBuilderStages.BuildFinal datasource(Section section) {
        section.needed("type", section.text("type"));
        section.fixed("type", "tempo");
        section.fixed("access", "proxy");
        TempoDatasourceBuilderStages.BuildFinal builder = TempoDatasource.builder()
                .url(section.mandatory("url"))
                .name(section.mandatory("name"))
                .uid(section.mandatory("uid"))
                .orgId(section.id("orgId").orElse(1L))
                .isDefault(section.flag("isDefault"))
                .editable(section.flag("editable"))
                .version(section.number("version"))
                .addAllCorrelations(section.list("correlations", FileReader::correlation));
        Secrets secrets = section.object("secureJsonData", Secrets::of).orElse(Secrets.none());
        builder.basicAuth(basicAuth(section, secrets));
        section.object("jsonData", data -> jsonData(data, secrets, builder));
        secrets.unused(section);
        return builder;
    }

    private static Optional<BasicAuth> basicAuth(Section section, Secrets secrets) {
        boolean wanted = section.flag("basicAuth");
        if (!wanted) {
            ignored(section, "basicAuthUser", "basicAuth");
            return Optional.empty();
        }
        return Optional.of(BasicAuth.builder()
                .user(section.mandatory("basicAuthUser"))
                .password(secrets.take(section, "basicAuthPassword"))
                .build());
    }

    private static TempoDatasourceBuilderStages.BuildFinal jsonData(
            Section data, Secrets secrets, TempoDatasourceBuilderStages.BuildFinal builder) {
        return builder.tracesToLogs(data.object("tracesToLogsV2", FileReader::logs))
                .tracesToMetrics(data.object("tracesToMetrics", FileReader::metrics))
                .tracesToProfiles(data.object("tracesToProfiles", FileReader::profiles))
                .serviceMap(data.object("serviceMap", map -> ServiceMap.from(map.mandatory("datasourceUid"))))
                .nodeGraph(
                        data.object("nodeGraph", graph -> graph.flag("enabled")).orElse(false))
                .search(data.object("search", FileReader::search))
                .traceQuery(data.object("traceQuery", FileReader::traceQuery).flatMap(Function.identity()))
                .spanBar(data.object("spanBar", FileReader::spanBar))
                .streaming(data.object("streamingEnabled", FileReader::streaming))
                .tagLimit(data.number("tagLimit"))
                .timeRangeForTags(data.seconds("timeRangeForTags"))
                .timeout(data.seconds("timeout"))
                .addAllKeepCookies(data.texts("keepCookies"))
                .oauthPassThru(data.flag("oauthPassThru"))
                .enableSecureSocksProxy(data.flag("enableSecureSocksProxy"))
                .tls(tls(data, secrets))
                .addAllHttpHeaders(headers(data, secrets));
    }

    private static Optional<Tls> tls(Section data, Secrets secrets) {
        boolean present = TLS.stream().anyMatch(data::has);
        TlsBuilder tls = Tls.builder().serverName(data.text("serverName")).skipVerify(data.flag("tlsSkipVerify"));
        if (data.flag("tlsAuthWithCACert")) {
            tls.caCertificate(secrets.take(data, "tlsCACert"));
        }
        if (data.flag("tlsAuth")) {
            tls.clientCertificate(ClientCertificate.builder()
                    .certificate(secrets.take(data, "tlsClientCert"))
                    .key(secrets.take(data, "tlsClientKey"))
                    .build());
        }
        return present ? Optional.of(tls.build()) : Optional.empty();
    }

    /** Grafana counts from 1 and stops at the first number that is missing. */
    private static List<HttpHeader> headers(Section data, Secrets secrets) {
        return Stream.iterate(1, number -> data.has("httpHeaderName" + number), number -> number + 1)
                .map(number -> HttpHeader.of(
                        data.mandatory("httpHeaderName" + number), secrets.take(data, "httpHeaderValue" + number)))
                .toList();
    }

    private static TracesToLogs logs(Section section) {
        return TracesToLogs.builder()
                .datasourceUid(section.mandatory("datasourceUid"))
                .spanStartTimeShift(section.text("spanStartTimeShift"))
                .spanEndTimeShift(section.text("spanEndTimeShift"))
                .addAllTags(section.list("tags", FileReader::tag))
                .filterByTraceId(section.flag("filterByTraceID"))
                .filterBySpanId(section.flag("filterBySpanID"))
                .customQuery(customQuery(section))
                .build();
    }

    private static TracesToMetrics metrics(Section section) {
        return TracesToMetrics.builder()
                .datasourceUid(section.mandatory("datasourceUid"))
                .spanStartTimeShift(section.text("spanStartTimeShift"))
                .spanEndTimeShift(section.text("spanEndTimeShift"))
                .addAllTags(section.list("tags", FileReader::tag))
                .addAllQueries(section.list(
                        "queries", query -> MetricsQuery.of(query.mandatory("name"), query.mandatory("query"))))
                .build();
    }

    private static TracesToProfiles profiles(Section section) {
        return TracesToProfiles.builder()
                .datasourceUid(section.mandatory("datasourceUid"))
                .addAllTags(section.list("tags", FileReader::tag))
                .profileTypeId(section.text("profileTypeId"))
                .customQuery(customQuery(section))
                .build();
    }

    private static Optional<String> customQuery(Section section) {
        if (section.flag("customQuery")) {
            return Optional.of(section.mandatory("query"));
        }
        ignored(section, "query", "customQuery");
        return Optional.empty();
    }

    private static TagMapping tag(Section section) {
        return TagMapping.builder()
                .key(section.mandatory("key"))
                .value(section.text("value"))
                .build();
    }

    private static Search search(Section section) {
        return Search.builder()
                .hide(section.flag("hide"))
                .addAllFilters(section.list(
                        "filters",
                        filter -> SearchFilter.builder()
                                .id(filter.mandatory("id"))
                                .tag(filter.mandatory("tag"))
                                .operator(filter.text("operator"))
                                .scope(filter.choice("scope", SearchScope.values()))
                                .build()))
                .build();
    }

    private static Optional<TraceQuery> traceQuery(Section section) {
        if (!section.flag("timeShiftEnabled")) {
            ignored(section, "spanStartTimeShift", "timeShiftEnabled");
            ignored(section, "spanEndTimeShift", "timeShiftEnabled");
            return Optional.empty();
        }
        return Optional.of(TraceQuery.builder()
                .spanStartTimeShift(section.text("spanStartTimeShift"))
                .spanEndTimeShift(section.text("spanEndTimeShift"))
                .build());
    }

    private static SpanBar spanBar(Section section) {
        return SpanBar.builder()
                .type(section.needed("type", section.choice("type", SpanBar.Type.values()))
                        .orElse(SpanBar.Type.NONE))
                .tag(section.text("tag"))
                .build();
    }

    private static Streaming streaming(Section section) {
        return Streaming.builder()
                .search(section.flag("search"))
                .metrics(section.flag("metrics"))
                .build();
    }

    private static Correlation correlation(Section section) {
        CorrelationBuilderStages.FieldBuildStage names = Correlation.builder()
                .targetUid(section.mandatory("targetUID"))
                .label(section.mandatory("label"))
                .description(section.mandatory("description"));
        return section.needed("config", section.object("config", config -> config(config, names)))
                .orElseGet(() -> names.field("").target(QueryModel.of(Map.of())).build());
    }

    private static Correlation config(Section config, CorrelationBuilderStages.FieldBuildStage names) {
        config.fixed("type", "query");
        return names.field(config.mandatory("field"))
                .target(config.query("target"))
                .addAllTransformations(config.list("transformations", FileReader::transformation))
                .build();
    }

    private static Transformation transformation(Section section) {
        return Transformation.builder()
                .type(section.needed("type", section.choice("type", Transformation.Type.values()))
                        .orElse(Transformation.Type.LOGFMT))
                .field(section.text("field"))
                .expression(section.text("expression"))
                .mapValue(section.text("mapValue"))
                .build();
    }

    /** A key that Grafana does not look at unless another one is true; to keep it would be to lose it. */
    private static void ignored(Section section, String key, String without) {
        if (section.text(key).isPresent()) {
            section.problem(
                    key,
                    "must not be there without \"%s: true\": Grafana ignores it".formatted(without),
                    "write \"%s: true\" beside it, or take it out".formatted(without));
        }
    }
}
