package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The headers that a datasource sends, and the one that names a tenant. */
final class Tenancy {

    static final String HEADER = "X-Scope-OrgID";

    private static final String NAME = "httpHeaderName";

    private Tenancy() {}

    /** The names of the headers; their keys end with a number. */
    static List<Value> headers(Datasource datasource) {
        return datasource.entry().get("jsonData").values().stream()
                .filter(value -> value.key().startsWith(NAME))
                .toList();
    }

    /** The number of a header's name. */
    static String number(Value header) {
        return header.key().substring(NAME.length());
    }

    /** The header that names the tenant, or may do so. */
    static Optional<Value> tenant(Datasource datasource) {
        return headers(datasource).stream()
                .filter(header -> header.text().contains("$")
                        || header.text().toLowerCase(Locale.ROOT).equals(HEADER.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
