package io.sre.tempo.datasource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * A Tempo as Grafana 13.2 provisions it: {@code type: tempo}, {@code access: proxy}.
 *
 * <pre>{@code
 * TempoDatasource datasource = TempoDatasource.builder()
 *         .url("http://tempo.tempo.svc.cluster.local:3100")
 *         .tracesToLogs(TracesToLogs.builder().datasourceUid("loki").filterByTraceId(true).build())
 *         .serviceMap(ServiceMap.from("prometheus"))
 *         .nodeGraph(true)
 *         .build();
 * ConfigMap manifest = datasource.toConfigMap("monitoring");
 * }</pre>
 *
 * <p>Building it checks it and all its parts, and throws one {@link InvalidDescriptionException} that names everything
 * that is wrong. Its parts do not throw by themselves.
 *
 * <p><b>Dollar signs.</b> Grafana expands {@code $NAME}, {@code ${NAME}} and {@code $__file{…}} in every value of a
 * provisioning file, and turns {@code $$} into one dollar sign. Here, queries are written as Grafana's own editor has
 * them, {@code {${__tags}}}; the dollar signs are doubled when the text of the file is made, once, and halved when it is
 * read. Only the placeholder of a {@link SecretValue} stays single. Flux, whose {@code postBuild} would expand the same
 * text before Grafana sees it, is told by an annotation of the ConfigMap to leave it alone.
 *
 * <p>Keys that no longer have an effect ({@code lokiSearch}, {@code tracesToLogs}, {@code httpMethod}) do not exist here.
 */
@Value.Immutable
public interface TempoDatasource {

    /**
     * {@return the HTTP address of Tempo's queries, with its port and without a path:
     * {@code http://tempo.tempo.svc.cluster.local:3100}}
     */
    String url();

    /** {@return the name people choose it by, unique in the organization, at most 190 characters; {@code Tempo}} */
    @Value.Default
    default String name() {
        return "Tempo";
    }

    /**
     * {@return what other datasources and dashboards refer to, at most 40 letters, digits, {@code -} and {@code _};
     * {@code tempo}}
     */
    @Value.Default
    default String uid() {
        return "tempo";
    }

    /** {@return the organization it belongs to; 1} */
    @Value.Default
    default long orgId() {
        return 1;
    }

    /** {@return whether it is the organization's default, of which Grafana allows one over all files; no} */
    @Value.Default
    default boolean isDefault() {
        return false;
    }

    /** {@return whether it can be changed in Grafana; no} */
    @Value.Default
    default boolean editable() {
        return false;
    }

    /** {@return a number that Grafana compares: a file with a lower one changes nothing} */
    OptionalInt version();

    /** {@return the user as whom Grafana asks; absent if Tempo does not want to know} */
    Optional<BasicAuth> basicAuth();

    /** {@return the way from a span to its logs} */
    Optional<TracesToLogs> tracesToLogs();

    /** {@return the way from a span to metrics} */
    Optional<TracesToMetrics> tracesToMetrics();

    /** {@return the way from a span to its profiles} */
    Optional<TracesToProfiles> tracesToProfiles();

    /** {@return where the service graph comes from} */
    Optional<ServiceMap> serviceMap();

    /** {@return whether a graph of its spans stands above a trace; no} */
    @Value.Default
    default boolean nodeGraph() {
        return false;
    }

    /** {@return how the search tab looks} */
    Optional<Search> search();

    /** {@return the time range to which look-ups by trace id are limited; absent is all of time} */
    Optional<TraceQuery> traceQuery();

    /** {@return what stands beside the name of a span; absent is its duration} */
    Optional<SpanBar> spanBar();

    /** {@return which results arrive bit by bit; absent is none} */
    Optional<Streaming> streaming();

    /** {@return how many tags and values of a tag are fetched at most; absent is Grafana's own 5000} */
    OptionalInt tagLimit();

    /**
     * {@return how far back tags and their values are looked for, in whole seconds; absent is Grafana's own 30 minutes.
     * Its settings page offers 30 minutes, 3 hours, 1, 3 and 7 days}
     */
    Optional<Duration> timeRangeForTags();

    /** {@return how long a request may take, in whole seconds; absent leaves it to Grafana} */
    Optional<Duration> timeout();

    /** {@return the names of cookies that Grafana passes on to Tempo} */
    List<String> keepCookies();

    /** {@return whether Grafana passes on the OAuth token of the person who asks; no} */
    @Value.Default
    default boolean oauthPassThru() {
        return false;
    }

    /** {@return whether Grafana asks through its secure SOCKS proxy; no} */
    @Value.Default
    default boolean enableSecureSocksProxy() {
        return false;
    }

    /** {@return how Grafana and Tempo trust each other; only for an {@code https} address} */
    Optional<Tls> tls();

    /** {@return what Grafana sends with every request, such as the tenant} */
    List<HttpHeader> httpHeaders();

    /** {@return Grafana's own correlations with this datasource as their source; it writes them anew each time} */
    List<Correlation> correlations();

    /**
     * {@return the datasource of a described Tempo: its address, and links to those neighbours that Grafana has a datasource
     * for. Metrics and the service graph are linked only if the description generates them}
     *
     * @param tempo the description
     */
    static TempoDatasource of(Tempo tempo) {
        return DescribedDatasource.of(tempo);
    }

    /** {@return a builder; the compiler asks for the address} */
    static TempoDatasourceBuilderStages.BuildStart builder() {
        return new TempoDatasourceBuilder();
    }

    /**
     * {@return a builder that has an address and the usual links; what they set cannot be set once more}
     *
     * @param url see {@link #url()}
     * @param links which of the neighbours there are
     */
    static TempoDatasourceBuilderStages.BuildFinal linked(String url, TraceLinks links) {
        return links.onto(builder().url(url));
    }

    /**
     * {@return the datasource of a ConfigMap that was made by {@link #toConfigMap(String)}, or of one written by hand}
     *
     * @param configMap with one data key that ends in {@code .yaml} or {@code .yml}, and one datasource in it
     * @throws InvalidDescriptionException if it has a key or a value that cannot be kept: the message names each
     */
    static TempoDatasource read(ConfigMap configMap) {
        return ProvisioningFile.read(configMap).single();
    }

    /**
     * {@return this datasource as the ConfigMap {@code grafana-datasource-tempo}, new on every call. For another name,
     * label or key see {@link DatasourceConfigMap}}
     *
     * @param namespace where Grafana's sidecar looks for it, normally Grafana's own
     * @throws InvalidDescriptionException if that is no name of a namespace
     */
    default ConfigMap toConfigMap(String namespace) {
        return DatasourceConfigMap.builder()
                .file(ProvisioningFile.of(this))
                .namespace(namespace)
                .build()
                .toConfigMap();
    }

    /** Refuses what Grafana would refuse, ignore or misunderstand. */
    @Value.Check
    default void check() {
        Problems problems = Problems.none();
        DatasourceRules.check(this, problems);
        problems.orThrow("Tempo datasource");
    }
}
