package io.sre.tempo.bundle.view;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/** A datasource of Grafana, wherever people keep it. */
public final class Datasource {

    private final Container container;
    private final Value entry;
    private final Optional<String> namespace;
    private final Optional<URI> url;

    Datasource(Container container, Value entry, Optional<String> namespace) {
        this.container = container;
        this.entry = entry;
        this.namespace = namespace;
        this.url = readUrl(entry);
    }

    /** What a datasource is kept in; each has its own rules for {@code $}. */
    public enum Container {
        /** A ConfigMap, of which a sidecar makes a provisioning file. */
        CONFIG_MAP(true),
        /** A Secret, of which a sidecar makes a provisioning file. */
        SECRET(true),
        /** A provisioning file. */
        FILE(true),
        /** A GrafanaDatasource, which an operator sends to Grafana's API. */
        GRAFANA_DATASOURCE(false),
        /** Helm's values of Grafana, of which the chart makes a provisioning file. */
        HELM_VALUES(true);

        private final boolean provisioned;

        Container(boolean provisioned) {
            this.provisioned = provisioned;
        }

        /** {@return whether Grafana replaces {@code $NAME} in it, so that a literal dollar sign must be doubled} */
        public boolean expandsVariables() {
            return provisioned;
        }
    }

    /** {@return what it is kept in} */
    public Container container() {
        return container;
    }

    /** {@return its settings, with the names of Grafana's provisioning files} */
    public Value entry() {
        return entry;
    }

    /** {@return the namespace of what it is kept in; empty if that has none or it is not known} */
    public Optional<String> namespace() {
        return namespace;
    }

    /** {@return its type: {@code tempo}} */
    public String type() {
        return entry.get("type").text();
    }

    /** {@return whether it is a datasource of Tempo} */
    public boolean isTempo() {
        return type().equals("tempo");
    }

    /** {@return its name} */
    public String name() {
        return entry.get("name").text();
    }

    /** {@return its uid; empty if it has none, and Grafana makes one up} */
    public Optional<String> uid() {
        String uid = entry.get("uid").text();
        return uid.isEmpty() ? Optional.empty() : Optional.of(uid);
    }

    /** {@return a setting of {@code jsonData}} */
    public Value json(String path) {
        return entry.at("jsonData." + path);
    }

    /** {@return the address, if it is one and no placeholder stands in it} */
    public Optional<URI> url() {
        return url;
    }

    private static Optional<URI> readUrl(Value entry) {
        try {
            return entry.get("url")
                    .literal()
                    .filter(text -> !text.contains("$") && !text.contains("{{"))
                    .map(URI::create)
                    .filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** {@return the host of the address, in small letters} */
    public Optional<String> host() {
        return url.map(uri -> uri.getHost().toLowerCase(java.util.Locale.ROOT));
    }

    /** {@return the port of the address, that of its scheme if it names none} */
    public OptionalInt port() {
        if (url.isEmpty()) {
            return OptionalInt.empty();
        }
        int port = url.get().getPort();
        return OptionalInt.of(
                port >= 0 ? port : "https".equalsIgnoreCase(url.get().getScheme()) ? 443 : 80);
    }

    /** {@return where it was written} */
    public Spot spot() {
        return entry.spot();
    }

    /** {@return its name, or its type} */
    @Override
    public String toString() {
        return name().isEmpty() ? type() : name();
    }
}
