package io.sre.tempo.datasource;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query as a datasource's own editor keeps it: names and values that only that datasource understands, in the order
 * they were given. Immutable. Variables have single dollar signs: {@code ${traceId}}.
 */
public final class QueryModel {

    private final Map<String, Object> fields;

    private QueryModel(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * {@return a query for Loki}
     *
     * @param expression the LogQL: {@code {service_name="${serviceName}"}}
     */
    public static QueryModel loki(String expression) {
        return of("expr", expression);
    }

    /**
     * {@return a query for Prometheus}
     *
     * @param expression the PromQL: {@code rate(http_requests_total{service="${serviceName}"}[5m])}
     */
    public static QueryModel prometheus(String expression) {
        return of("expr", expression);
    }

    /**
     * {@return a query for Tempo}
     *
     * @param query a trace id, {@code ${traceId}}, or TraceQL
     */
    public static QueryModel traceql(String query) {
        return of("query", query).with("queryType", "traceql");
    }

    /**
     * {@return a query for any datasource}
     *
     * @param name the first field's name
     * @param value see {@link #with(String, Object)}
     */
    public static QueryModel of(String name, Object value) {
        return new QueryModel(Map.of()).with(name, value);
    }

    /**
     * {@return this query with a field set}
     *
     * @param name the field's name
     * @param value text, a number, a boolean, or lists and maps of them, which are copied
     * @throws IllegalArgumentException if the value, or one within it, is of another type
     */
    public QueryModel with(String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        copy.put(requireNonNull(name, "name"), copyOf(value));
        return new QueryModel(Collections.unmodifiableMap(copy));
    }

    /** {@return the fields, in order; every list and map within is unmodifiable, whole numbers are {@code Long}} */
    public Map<String, Object> fields() {
        return fields;
    }

    static QueryModel of(Map<String, Object> fields) {
        QueryModel model = new QueryModel(Map.of());
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            model = model.with(field.getKey(), field.getValue());
        }
        return model;
    }

    /** Whole numbers become {@code Long} and others {@code Double}, so that a query read back equals its source. */
    private static Object copyOf(@Nullable Object value) {
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            return finite(((Number) value).doubleValue());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(QueryModel::copyOf).toList();
        }
        if (value instanceof Map<?, ?> map) {
            return copyOfMap(map);
        }
        throw new IllegalArgumentException("a query holds text, numbers, booleans, lists and maps, not "
                + (value == null ? "null" : "a " + value.getClass().getName()));
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a query cannot hold the number " + value);
        }
        return value;
    }

    private static Map<String, Object> copyOfMap(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("the fields of a query have names, not " + name);
            }
            copy.put(text, copyOf(value));
        });
        return Collections.unmodifiableMap(copy);
    }

    /** {@return whether the other query has the same fields; their order does not matter} */
    @Override
    public boolean equals(Object other) {
        return other instanceof QueryModel that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** {@return the fields and their values} */
    @Override
    public String toString() {
        return fields.toString();
    }
}
