package io.sre.tempo.model.chart;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One version of the Grafana {@code tempo} chart (single binary), and how it behaves.
 *
 * <p>Every version from 1.7.2 to 2.2.4 is known. A new version is a new row in this class's table; a new behaviour is a
 * new method with the version that brought it. Sources: the chart's tags in grafana/helm-charts and
 * grafana-community/helm-charts, rendered by Helm 3 and 4.
 */
public final class TempoChart {

    /** The chart's name, and that of its ConfigMap in every release. */
    public static final String NAME = "tempo";

    /** Chart version and the Tempo version it runs unless an image is named. */
    private static final Map<String, TempoChart> KNOWN = Stream.of(
                    "1.7.2 2.3.1",
                    "1.7.3 2.3.1",
                    "1.8.0 2.4.2",
                    "1.9.0 2.5.0",
                    "1.10.0 2.5.0",
                    "1.10.1 2.5.0",
                    "1.10.2 2.5.0",
                    "1.10.3 2.5.0",
                    "1.11.0 2.5.0",
                    "1.12.0 2.5.0",
                    "1.13.0 2.6.1",
                    "1.14.0 2.6.1",
                    "1.15.0 2.6.1",
                    "1.16.0 2.6.1",
                    "1.17.0 2.6.1",
                    "1.18.0 2.7.0",
                    "1.18.1 2.7.0",
                    "1.18.2 2.7.1",
                    "1.18.3 2.7.1",
                    "1.19.0 2.7.1",
                    "1.20.0 2.7.1",
                    "1.21.0 2.7.1",
                    "1.21.1 2.7.1",
                    "1.22.0 2.7.1",
                    "1.23.0 2.8.0",
                    "1.23.1 2.8.0",
                    "1.23.2 2.8.1",
                    "1.23.3 2.8.2",
                    "1.24.0 2.9.0",
                    "1.24.1 2.9.0",
                    "1.24.2 2.9.0",
                    "1.24.3 2.9.0",
                    "1.24.4 2.9.0",
                    "1.25.0 2.9.0",
                    "1.26.0 2.10.0",
                    "1.26.1 2.10.0",
                    "1.26.2 2.10.0",
                    "1.26.3 2.10.1",
                    "1.26.4 2.10.1",
                    "1.26.5 2.10.1",
                    "1.26.6 2.10.1",
                    "1.26.7 2.10.1",
                    "2.0.0 2.10.1",
                    "2.1.0 2.10.1",
                    "2.1.1 2.10.1",
                    "2.1.2 2.10.5",
                    "2.2.0 2.10.5",
                    "2.2.1 2.10.6",
                    "2.2.2 2.10.6",
                    "2.2.3 2.10.7",
                    "2.2.4 2.10.8")
            .map(row -> row.split(" "))
            .map(row -> new TempoChart(Version.of(row[0]), Version.of(row[1])))
            .collect(toMap(TempoChart::version, Function.identity(), (first, second) -> first, LinkedHashMap::new));

    private final Version version;
    private final Version tempoVersion;

    private TempoChart(Version version, Version tempoVersion) {
        this.version = version;
        this.tempoVersion = tempoVersion;
    }

    /** {@return every known version, oldest first} */
    public static List<TempoChart> known() {
        return List.copyOf(KNOWN.values());
    }

    /**
     * {@return the chart of a version}
     *
     * @param version an exact version: {@code 1.7.2}
     * @throws IllegalArgumentException if the version is not known; the message names the nearest that is
     */
    public static TempoChart of(String version) {
        return find(version)
                .orElseThrow(() -> new IllegalArgumentException("chart version \"%s\" is not known; the nearest is %s"
                        .formatted(version, nearest(version).version())));
    }

    /**
     * {@return the chart of a version; empty if it is not known}
     *
     * @param version any text
     */
    public static Optional<TempoChart> find(String version) {
        return Optional.ofNullable(KNOWN.get(version));
    }

    /**
     * {@return the known chart whose version is closest: the newest that is not newer, else the oldest}
     *
     * @param version any text; one that holds no version is closest to the default, 1.7.2
     */
    public static TempoChart nearest(String version) {
        Optional<Version> wanted = Version.near(version);
        return KNOWN.values().stream()
                .filter(chart -> chart.defect().isEmpty())
                .filter(chart -> wanted.isPresent() && chart.version.compareTo(wanted.get()) <= 0)
                .max(Comparator.comparing(chart -> chart.version))
                .orElseGet(() -> of("1.7.2"));
    }

    /**
     * {@return the name of the Service, StatefulSet and service account of a release; the same in every version}
     *
     * @param releaseName the name of the Helm release
     */
    public static String fullName(String releaseName) {
        String name = releaseName.contains(NAME) ? releaseName : releaseName + "-" + NAME;
        String cut = name.substring(0, Math.min(name.length(), 63));
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /** {@return the version of the chart: {@code 1.7.2}} */
    public String version() {
        return version.toString();
    }

    /** {@return the version of Tempo that this chart runs: {@code 2.3.1}} */
    public String tempoVersion() {
        return tempoVersion.toString();
    }

    /** {@return the version as numbers} */
    Version number() {
        return version;
    }

    /**
     * {@return whether this version is that one, or newer}
     *
     * @param other another version of the chart: {@code 1.19.0}
     */
    public boolean isAtLeast(String other) {
        return version.isAtLeast(other);
    }

    /** {@return the values that this version has, by path; those of kind INERT it does not read} */
    public SortedMap<String, ChartKey> keys() {
        return ChartKeys.of(version);
    }

    /** {@return the default values, without the text of {@code config}; a fresh tree} */
    public ObjectNode defaults() {
        return ChartKeys.defaults(version);
    }

    /**
     * {@return in which of the known versions a value is read, oldest first; none if it never was}
     *
     * @param path the way to it, {@code tempo.livenessProbe}
     */
    public static List<ChartKey> history(String path) {
        return ChartKeys.history(path);
    }

    /** {@return the port of queries, metrics and readiness, in the Service as in the pod; values do not change it} */
    public int httpPort() {
        return version.isAtLeast("1.23.1") ? 3200 : 3100;
    }

    /**
     * {@return whether the chart's Service has a port for a protocol}
     *
     * @param protocol a way to send spans
     */
    public boolean exposes(ReceiverProtocol protocol) {
        return protocol != ReceiverProtocol.OPENCENSUS || !version.isAtLeast("2.2.2");
    }

    /**
     * {@return whether the chart's default values turn a protocol's receiver on}
     *
     * @param protocol a way to send spans
     */
    public boolean listensByDefault(ReceiverProtocol protocol) {
        return protocol != ReceiverProtocol.ZIPKIN && exposes(protocol);
    }

    /** {@return the key below {@code tempo} that holds the static overrides} */
    public String overridesKey() {
        return version.isAtLeast("1.19.0") ? "overrides" : "global_overrides";
    }

    /** {@return whether processors can be chosen; before 1.19.0 the chart always runs service-graphs and span-metrics} */
    public boolean choosesProcessors() {
        return version.isAtLeast("1.19.0");
    }

    /**
     * {@return whether the generator can run a processor; local-blocks needs a path that the chart sets from 1.21.0 on}
     *
     * @param processor what to derive
     */
    public boolean canRun(Processor processor) {
        return processor != Processor.LOCAL_BLOCKS || version.isAtLeast("1.21.0");
    }

    /** {@return whether remote write is a list with all of Prometheus' settings (from 1.24.2), not a bare URL} */
    public boolean listsRemoteWrites() {
        return version.isAtLeast("1.24.2");
    }

    /** {@return whether the chart gives the pod probes on {@code /ready}} */
    public boolean hasProbes() {
        return version.isAtLeast("1.16.0");
    }

    /** {@return whether the chart's ServiceMonitor has a {@code release} label of its own, which a second one would double} */
    public boolean labelsServiceMonitorWithRelease() {
        return !version.isAtLeast("1.21.1");
    }

    /**
     * {@return why Tempo cannot start from this chart whatever the values are; empty for a sound version}
     */
    public Optional<String> defect() {
        return version.equals(Version.of("2.2.1"))
                ? Optional.of("its default opencensus receiver stops Tempo 2.10.6 at start, and no value removes it")
                : Optional.empty();
    }

    /** {@return where this version is published first} */
    public ChartHome home() {
        return version.isAtLeast("1.25.0") ? ChartHome.COMMUNITY : ChartHome.FROZEN;
    }

    /**
     * {@return whether a home has this version}
     *
     * @param home where the chart is published
     */
    public boolean isPublishedAt(ChartHome home) {
        return home == ChartHome.COMMUNITY || home() == ChartHome.FROZEN;
    }

    /** {@return whether both are the same version} */
    @Override
    public boolean equals(Object other) {
        return other instanceof TempoChart chart && version.equals(chart.version);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    /** {@return {@code tempo 1.7.2 (Tempo 2.3.1)}} */
    @Override
    public String toString() {
        return "tempo %s (Tempo %s)".formatted(version, tempoVersion);
    }
}
