package io.sre.tempo.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Says what a file says, key by key in the order in which people write them. What has Grafana's default is left out. */
final class FileWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FileWriter() {}

    static PlainDocument document(ProvisioningFile file) {
        ObjectNode root = NODES.objectNode().put("apiVersion", 1);
        flag(root, "prune", file.prune());
        list(root, "deleteDatasources", file.deleteDatasources(), FileWriter::deleted);
        list(root, "datasources", file.datasources(), FileWriter::datasource);
        return new PlainDocument(root);
    }

    private static ObjectNode deleted(DeletedDatasource deleted) {
        return NODES.objectNode().put("name", deleted.name()).put("orgId", deleted.orgId());
    }

    private static ObjectNode datasource(TempoDatasource datasource) {
        ObjectNode node = NODES.objectNode()
                .put("name", datasource.name())
                .put("type", "tempo")
                .put("uid", datasource.uid())
                .put("access", "proxy")
                .put("url", datasource.url());
        if (datasource.orgId() != 1) {
            node.put("orgId", datasource.orgId());
        }
        datasource.basicAuth().ifPresent(auth -> node.put("basicAuth", true).put("basicAuthUser", auth.user()));
        node.put("isDefault", datasource.isDefault()).put("editable", datasource.editable());
        number(node, "version", datasource.version());
        unlessEmpty(node, "jsonData", jsonData(datasource));
        unlessEmpty(node, "secureJsonData", secureJsonData(datasource));
        list(node, "correlations", datasource.correlations(), FileWriter::correlation);
        return node;
    }

    private static ObjectNode jsonData(TempoDatasource datasource) {
        ObjectNode data = NODES.objectNode();
        object(data, "tracesToLogsV2", datasource.tracesToLogs(), FileWriter::logs);
        object(data, "tracesToMetrics", datasource.tracesToMetrics(), FileWriter::metrics);
        object(data, "tracesToProfiles", datasource.tracesToProfiles(), FileWriter::profiles);
        object(data, "serviceMap", datasource.serviceMap(), map -> uid(map.datasourceUid()));
        if (datasource.nodeGraph()) {
            data.set("nodeGraph", NODES.objectNode().put("enabled", true));
        }
        object(data, "search", datasource.search(), FileWriter::search);
        object(data, "traceQuery", datasource.traceQuery(), FileWriter::traceQuery);
        object(data, "spanBar", datasource.spanBar(), FileWriter::spanBar);
        object(data, "streamingEnabled", datasource.streaming(), FileWriter::streaming);
        number(data, "tagLimit", datasource.tagLimit());
        seconds(data, "timeRangeForTags", datasource.timeRangeForTags());
        http(data, datasource);
        return data;
    }

    private static void http(ObjectNode data, TempoDatasource datasource) {
        seconds(data, "timeout", datasource.timeout());
        list(data, "keepCookies", datasource.keepCookies(), NODES::textNode);
        flag(data, "oauthPassThru", datasource.oauthPassThru());
        flag(data, "enableSecureSocksProxy", datasource.enableSecureSocksProxy());
        datasource.tls().ifPresent(tls -> {
            data.put("tlsAuth", tls.clientCertificate().isPresent());
            data.put("tlsAuthWithCACert", tls.caCertificate().isPresent());
            data.put("tlsSkipVerify", tls.skipVerify());
            text(data, "serverName", tls.serverName());
        });
        for (int index = 0; index < datasource.httpHeaders().size(); index++) {
            data.put(
                    "httpHeaderName" + (index + 1),
                    datasource.httpHeaders().get(index).name());
        }
    }

    private static ObjectNode secureJsonData(TempoDatasource datasource) {
        ObjectNode data = NODES.objectNode();
        datasource.basicAuth().ifPresent(auth -> data.putPOJO("basicAuthPassword", auth.password()));
        datasource.tls().flatMap(Tls::caCertificate).ifPresent(ca -> data.putPOJO("tlsCACert", ca));
        datasource
                .tls()
                .flatMap(Tls::clientCertificate)
                .ifPresent(client ->
                        data.putPOJO("tlsClientCert", client.certificate()).putPOJO("tlsClientKey", client.key()));
        for (int index = 0; index < datasource.httpHeaders().size(); index++) {
            data.putPOJO(
                    "httpHeaderValue" + (index + 1),
                    datasource.httpHeaders().get(index).value());
        }
        return data;
    }

    private static ObjectNode logs(TracesToLogs logs) {
        ObjectNode node = uid(logs.datasourceUid());
        text(node, "spanStartTimeShift", logs.spanStartTimeShift());
        text(node, "spanEndTimeShift", logs.spanEndTimeShift());
        list(node, "tags", logs.tags(), FileWriter::tag);
        if (logs.customQuery().isEmpty()) {
            node.put("filterByTraceID", logs.filterByTraceId()).put("filterBySpanID", logs.filterBySpanId());
        }
        customQuery(node, logs.customQuery());
        return node;
    }

    private static ObjectNode metrics(TracesToMetrics metrics) {
        ObjectNode node = uid(metrics.datasourceUid());
        text(node, "spanStartTimeShift", metrics.spanStartTimeShift());
        text(node, "spanEndTimeShift", metrics.spanEndTimeShift());
        list(node, "tags", metrics.tags(), FileWriter::tag);
        list(
                node,
                "queries",
                metrics.queries(),
                query -> NODES.objectNode().put("name", query.name()).put("query", query.query()));
        return node;
    }

    private static ObjectNode profiles(TracesToProfiles profiles) {
        ObjectNode node = uid(profiles.datasourceUid());
        list(node, "tags", profiles.tags(), FileWriter::tag);
        text(node, "profileTypeId", profiles.profileTypeId());
        customQuery(node, profiles.customQuery());
        return node;
    }

    /** Grafana's types want the flag even where it is false. */
    private static void customQuery(ObjectNode node, Optional<String> query) {
        node.put("customQuery", query.isPresent());
        text(node, "query", query);
    }

    private static ObjectNode tag(TagMapping tag) {
        ObjectNode node = NODES.objectNode().put("key", tag.key());
        text(node, "value", tag.value());
        return node;
    }

    private static ObjectNode search(Search search) {
        ObjectNode node = NODES.objectNode().put("hide", search.hide());
        list(node, "filters", search.filters(), filter -> {
            ObjectNode written = NODES.objectNode().put("id", filter.id()).put("tag", filter.tag());
            text(written, "operator", filter.operator());
            text(written, "scope", filter.scope().map(SearchScope::toString));
            return written;
        });
        return node;
    }

    private static ObjectNode traceQuery(TraceQuery query) {
        ObjectNode node = NODES.objectNode().put("timeShiftEnabled", true);
        text(node, "spanStartTimeShift", query.spanStartTimeShift());
        text(node, "spanEndTimeShift", query.spanEndTimeShift());
        return node;
    }

    private static ObjectNode spanBar(SpanBar bar) {
        ObjectNode node = NODES.objectNode().put("type", bar.type().toString());
        text(node, "tag", bar.tag());
        return node;
    }

    private static ObjectNode streaming(Streaming streaming) {
        return NODES.objectNode().put("search", streaming.search()).put("metrics", streaming.metrics());
    }

    private static ObjectNode correlation(Correlation correlation) {
        ObjectNode config = NODES.objectNode().put("type", "query").put("field", correlation.field());
        config.set("target", json(correlation.target().fields()));
        list(config, "transformations", correlation.transformations(), FileWriter::transformation);
        ObjectNode node = NODES.objectNode()
                .put("targetUID", correlation.targetUid())
                .put("label", correlation.label())
                .put("description", correlation.description());
        node.set("config", config);
        return node;
    }

    private static ObjectNode transformation(Transformation transformation) {
        ObjectNode node = NODES.objectNode().put("type", transformation.type().toString());
        text(node, "field", transformation.field());
        text(node, "expression", transformation.expression());
        text(node, "mapValue", transformation.mapValue());
        return node;
    }

    private static JsonNode json(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = NODES.objectNode();
            map.forEach((name, member) -> node.set(String.valueOf(name), json(member)));
            return node;
        }
        if (value instanceof List<?> list) {
            ArrayNode node = NODES.arrayNode();
            list.forEach(element -> node.add(json(element)));
            return node;
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        return value instanceof Boolean flag ? NODES.booleanNode(flag) : NODES.textNode((String) value);
    }

    private static ObjectNode uid(String datasourceUid) {
        return NODES.objectNode().put("datasourceUid", datasourceUid);
    }

    private static void text(ObjectNode node, String key, Optional<String> text) {
        text.ifPresent(some -> node.put(key, some));
    }

    private static void number(ObjectNode node, String key, OptionalInt number) {
        number.ifPresent(some -> node.put(key, some));
    }

    private static void seconds(ObjectNode node, String key, Optional<Duration> duration) {
        duration.ifPresent(some -> node.put(key, some.toSeconds()));
    }

    private static void flag(ObjectNode node, String key, boolean flag) {
        if (flag) {
            node.put(key, true);
        }
    }

    private static <T> void object(
            ObjectNode node, String key, Optional<T> value, Function<? super T, ? extends JsonNode> writer) {
        value.ifPresent(some -> node.set(key, writer.apply(some)));
    }

    private static <T> void list(
            ObjectNode node, String key, List<T> values, Function<? super T, ? extends JsonNode> writer) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(value -> array.add(writer.apply(value)));
        unlessEmpty(node, key, array);
    }

    private static void unlessEmpty(ObjectNode node, String key, JsonNode value) {
        if (!value.isEmpty()) {
            node.set(key, value);
        }
    }
}
