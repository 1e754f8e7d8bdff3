package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.chart.Transport;
import io.sre.tempo.model.chart.Version;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.syntax.HostPort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a HelmRelease of the chart {@code tempo} makes of a version of the chart: names, labels, ports, files and settings
 * as they take effect.
 *
 * <p>Sources: the chart's templates 1.7.2 to 2.2.4, rendered by Helm 3.22 and 4.3.
 */
public final class Installation {

    private static final String NAME = "tempo";

    /** The ways to each are weighed against those to all others. */
    private static final int MOST_REMOTE_WRITES = 100;

    /** The chart's default values; there are as many as known versions, and nobody changes them. */
    private static final Map<TempoChart, ObjectNode> DEFAULTS = new ConcurrentHashMap<>();

    private final Release release;
    private final TempoChart chart;
    private final Value values;
    private final Optional<Version> tempoVersion;
    private final String name;
    private final String fullName;
    private final boolean replacesConfig;
    private final List<Intake> intakes;
    private final Map<String, Value> byPath = new HashMap<>();
    private final Derived derived = new Derived();

    Installation(Release release, TempoChart chart) {
        this.release = release;
        this.chart = chart;
        this.values = release.isIncomplete() ? release.written() : overDefaults(release, chart);
        this.tempoVersion = readTempoVersion();
        this.name = readName();
        this.fullName = readFullName();
        this.replacesConfig = readReplacesConfig();
        this.intakes = readIntakes();
    }

    private static Value overDefaults(Release release, TempoChart chart) {
        ObjectNode defaults = DEFAULTS.computeIfAbsent(chart, TempoChart::defaults);
        return Merge.overDefaults(Value.byDefault(defaults, "", release.spot("/spec/values")), release.written());
    }

    /** {@return the HelmRelease} */
    public Release release() {
        return release;
    }

    /** {@return the HelmRelease} */
    public Manifest manifest() {
        return release.manifest();
    }

    /** {@return the version of the chart} */
    public TempoChart chart() {
        return chart;
    }

    /** {@return the values as the templates see them: those that were written over the chart's defaults} */
    public Value values() {
        return values;
    }

    /**
     * {@return a value as the templates see it}
     *
     * @param path the way to it, {@code tempo.retention}
     */
    public Value value(String path) {
        // Rules ask for the same few dozen again and again.
        Value known = byPath.get(path);
        if (known == null) {
            known = values.at(path);
            byPath.put(path, known);
        }
        return known;
    }

    /**
     * {@return something that several rules want to know, worked out once}
     *
     * @param type what it is
     * @param work works it out
     */
    public <T> T derived(Class<T> type, Function<Installation, T> work) {
        return derived.get(type, this, work);
    }

    /** {@return the version of Tempo: that of the image, if it can be told} */
    public Optional<Version> tempoVersion() {
        return tempoVersion;
    }

    private Optional<Version> readTempoVersion() {
        Value tag = value("tempo.tag");
        if (tag.isFalsy()) {
            return Version.find(chart.tempoVersion());
        }
        return Version.find(tag.text().replaceFirst("@sha256:.*", ""));
    }

    /** {@return whether Tempo's version is known, and at least that} */
    public boolean runsAtLeast(String version) {
        return tempoVersion().filter(tempo -> tempo.isAtLeast(version)).isPresent();
    }

    /** {@return whether Tempo's version is known, and older than that} */
    public boolean runsBefore(String version) {
        return tempoVersion().filter(tempo -> !tempo.isAtLeast(version)).isPresent();
    }

    /** {@return the name that labels carry, and the ConfigMap has: the chart's name, unless it is overridden} */
    public String name() {
        return name;
    }

    private String readName() {
        return cut(wantedName());
    }

    private String wantedName() {
        Value override = value("nameOverride");
        return override.isFalsy() || override.isUnknown() ? NAME : override.text();
    }

    /** {@return the name of the Service, the StatefulSet and the rest} */
    public String fullName() {
        return fullName;
    }

    private String readFullName() {
        Value override = value("fullnameOverride");
        if (!override.isFalsy() && !override.isUnknown()) {
            return cut(override.text());
        }
        String ofRelease = release.name();
        String wanted = wantedName();
        return cut(ofRelease.contains(wanted) ? ofRelease : ofRelease + "-" + wanted);
    }

    /** {@return whether names are known; they are not if an override comes from what is not at hand} */
    public boolean isNamed() {
        boolean overridesKnown =
                !value("nameOverride").isUnknown() && !value("fullnameOverride").isUnknown();
        return overridesKnown
                && release.isNamed()
                && !value("nameOverride").hasPlaceholder()
                && !value("fullnameOverride").hasPlaceholder();
    }

    /** As the templates do it: {@code trunc 63 | trimSuffix "-"}. */
    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), 63)).replaceFirst("-$", "");
    }

    /** {@return the namespace that Tempo runs in; empty if the manifests do not say} */
    public Optional<String> namespace() {
        return release.namespace();
    }

    /** {@return the labels that the chart's Service and StatefulSet select by} */
    public Map<String, String> selectorLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("app.kubernetes.io/name", name());
        labels.put("app.kubernetes.io/instance", release.name());
        return labels;
    }

    /** {@return the labels of the pods} */
    public Map<String, String> podLabels() {
        return derived(PodLabels.class, PodLabels::of).all();
    }

    private record PodLabels(Map<String, String> all) {
        static PodLabels of(Installation tempo) {
            return new PodLabels(Collections.unmodifiableMap(tempo.readPodLabels()));
        }
    }

    private Map<String, String> readPodLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Value label : value("podLabels").values()) {
            labels.put(label.path().substring("podLabels.".length()), label.text());
        }
        labels.putAll(selectorLabels());
        return labels;
    }

    /** {@return the port of queries and metrics in the chart's Service and probes} */
    public int httpPort() {
        return chart.httpPort();
    }

    /** {@return whether the text {@code config} was replaced: then most values do nothing, and nobody knows what holds} */
    public boolean replacesConfig() {
        return replacesConfig;
    }

    private boolean readReplacesConfig() {
        Value config = value("config");
        return config.isWritten() && !config.isNull();
    }

    /** {@return whether the generator of metrics runs} */
    public boolean generatesMetrics() {
        return !replacesConfig() && value("tempo.metricsGenerator.enabled").isTrue();
    }

    /** {@return the processors of the generator; unknown if the configuration is replaced} */
    public Value processors() {
        String path = "tempo.overrides.defaults.metrics_generator.processors";
        if (chart.choosesProcessors()) {
            return value(path);
        }
        ObjectNode forced = JsonNodeFactory.instance.objectNode();
        forced.putArray("processors").add("service-graphs").add("span-metrics");
        return Value.byDefault(
                        forced, "", value("tempo.metricsGenerator.enabled").spot())
                .get("processors");
    }

    /**
     * {@return where metrics are written to, each an object with {@code url}, or text that is the address; of a list without
     * end, the first}
     */
    public List<Value> remoteWrites() {
        if (!generatesMetrics()) {
            return List.of();
        }
        Value list = value("tempo.metricsGenerator.storage.remote_write");
        if (chart.listsRemoteWrites() && !list.isFalsy()) {
            return list.elements().stream()
                    .limit(MOST_REMOTE_WRITES)
                    .map(entry -> entry.get("url"))
                    .toList();
        }
        return List.of(value("tempo.metricsGenerator.remoteWriteUrl"));
    }

    /** {@return every receiver that is configured; none if the configuration is replaced} */
    public List<Intake> intakes() {
        return intakes;
    }

    private List<Intake> readIntakes() {
        if (replacesConfig) {
            return List.of();
        }
        List<Intake> found = new ArrayList<>();
        for (Value receiver : value("tempo.receivers").values()) {
            String receiverName = receiver.path().substring("tempo.receivers.".length());
            if (receiver.has("protocols")) {
                for (Value protocol : receiver.get("protocols").values()) {
                    found.add(intake(receiverName + ".protocols." + protocol.key(), protocol));
                }
            } else if (!receiver.isUnknown()) {
                found.add(intake(receiverName, receiver));
            }
        }
        return List.copyOf(found);
    }

    private Intake intake(String id, Value value) {
        Optional<ReceiverProtocol> protocol = protocol(id);
        Value endpoint = value.get("endpoint");
        if (endpoint.isFalsy()) {
            Optional<String> host = runsAtLeast("2.7.0") ? Optional.of("localhost") : Optional.empty();
            OptionalInt port =
                    protocol.map(known -> OptionalInt.of(known.port())).orElse(OptionalInt.empty());
            return new Intake(id, protocol, value, value.isWritten(), host, port);
        }
        Optional<HostPort> address = endpoint.literal().flatMap(Installation::address);
        OptionalInt port = address.map(HostPort::port).orElse(OptionalInt.empty());
        Optional<String> host =
                address.map(HostPort::host).filter(name -> !name.equals("0.0.0.0") && !name.equals("::"));
        return new Intake(id, protocol, value, value.isWritten(), host, port);
    }

    /** Go lets the host be left out. */
    private static Optional<HostPort> address(String endpoint) {
        return HostPort.parse(endpoint.startsWith(":") ? "0.0.0.0" + endpoint : endpoint);
    }

    private static Optional<ReceiverProtocol> protocol(String id) {
        for (ReceiverProtocol protocol : ReceiverProtocol.values()) {
            if (protocol.configPath().equals(id)) {
                return Optional.of(protocol);
            }
        }
        return Optional.empty();
    }

    /** {@return the receiver of a protocol, if it is configured} */
    public Optional<Intake> intake(ReceiverProtocol protocol) {
        return intakes().stream()
                .filter(intake -> intake.protocol().equals(Optional.of(protocol)))
                .findFirst();
    }

    /** {@return the ports of the chart's Service} */
    public List<ServicePort> servicePorts() {
        return derived(ServicePorts.class, ServicePorts::of).all();
    }

    private record ServicePorts(List<ServicePort> all) {
        static ServicePorts of(Installation tempo) {
            return new ServicePorts(tempo.readServicePorts());
        }
    }

    private List<ServicePort> readServicePorts() {
        List<ServicePort> ports = new ArrayList<>();
        ports.add(new ServicePort("tempo-prom-metrics", httpPort(), httpPort(), Transport.TCP));
        for (ReceiverProtocol protocol : ReceiverProtocol.values()) {
            servicePort(protocol).stream()
                    .mapToObj(port ->
                            new ServicePort(protocol.servicePortName(), port, protocol.port(), protocol.transport()))
                    .forEach(ports::add);
        }
        ports.add(new ServicePort("tempo-otlp-legacy", 55680, 55680, Transport.TCP));
        int legacy = chart.isAtLeast("1.15.0") ? 55681 : 4318;
        ports.add(new ServicePort("tempo-otlp-http-legacy", 55681, legacy, Transport.TCP));
        return List.copyOf(ports);
    }

    /** The Service's port of a protocol: from 1.15.0 on it follows the endpoint, and what the pod is asked on does not. */
    private OptionalInt servicePort(ReceiverProtocol protocol) {
        if (!chart.exposes(protocol)) {
            return OptionalInt.empty();
        }
        boolean fixed = !chart.isAtLeast("1.15.0")
                || protocol == ReceiverProtocol.ZIPKIN
                || protocol == ReceiverProtocol.OPENCENSUS;
        if (fixed) {
            return OptionalInt.of(protocol.port());
        }
        Value endpoint = value("tempo.receivers." + protocol.configPath() + ".endpoint");
        String text = endpoint.text();
        String port = text.substring(text.lastIndexOf(':') + 1);
        return port.matches("[1-9][0-9]{0,4}") ? OptionalInt.of(Integer.parseInt(port)) : OptionalInt.empty();
    }

    /** {@return the volumes of Tempo's container} */
    public List<Mount> mounts() {
        return derived(Mounts.class, Mounts::of).all();
    }

    private record Mounts(List<Mount> all) {
        static Mounts of(Installation tempo) {
            return new Mounts(tempo.readMounts());
        }
    }

    private List<Mount> readMounts() {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(new Mount("/conf", "the chart's ConfigMap", value("tempo"), true));
        Value persistence = value("persistence.enabled");
        if (!persistence.isFalsy() && !persistence.isUnknown()) {
            mounts.add(new Mount("/var/tempo", "persistence.enabled", persistence, false));
        }
        Value generator = value("tempo.metricsGenerator.enabled");
        if (!generator.isFalsy() && !generator.isUnknown()) {
            mounts.add(new Mount("/tmp", "tempo.metricsGenerator.enabled", generator, false));
        }
        for (Value mount : value("tempo.extraVolumeMounts").elements()) {
            String path = mount.get("mountPath").text();
            if (!path.isEmpty()) {
                String folder = path.length() > 1 ? Mount.folder(path) : path;
                mounts.add(new Mount(
                        folder, mount.path(), mount, mount.get("readOnly").isTrue()));
            }
        }
        return List.copyOf(mounts);
    }

    /** {@return the setting of the container or, where it has none, of the pod, as Kubernetes takes it} */
    public Value security(String field) {
        Value container = value("tempo.securityContext").get(field);
        return container.isMissing() || container.isNull()
                ? value("securityContext").get(field)
                : container;
    }

    /** {@return the HelmRelease and the version of the chart} */
    @Override
    public String toString() {
        return release + " with " + chart;
    }
}
