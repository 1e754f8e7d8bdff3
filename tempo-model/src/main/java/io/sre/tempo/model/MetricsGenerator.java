package io.sre.tempo.model;

import io.sre.tempo.model.chart.Processor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Metrics out of traces: what to derive, and where to send it.
 *
 * @param remoteWrite where the series go
 * @param processors what is derived, in the order of {@link Processor}
 */
public record MetricsGenerator(RemoteWrite remoteWrite, Set<Processor> processors) {

    /** Copies the set. */
    public MetricsGenerator {
        Set<Processor> ordered = new TreeSet<>(Comparator.nullsFirst(Comparator.naturalOrder()));
        ordered.addAll(Copies.present("processors", processors));
        processors = Collections.unmodifiableSet(ordered);
    }

    /**
     * {@return service graphs and span metrics for a Prometheus of the platform}
     *
     * @param prometheus a neighbour with a Service and a port: {@link Neighbours#prometheus()}
     */
    public static MetricsGenerator to(Neighbour prometheus) {
        return to(RemoteWrite.to(prometheus));
    }

    /**
     * {@return service graphs and span metrics for a receiver by its URL}
     *
     * @param url its address with scheme and path
     */
    public static MetricsGenerator to(String url) {
        return to(RemoteWrite.to(url));
    }

    /**
     * {@return service graphs and span metrics for a receiver}
     *
     * @param remoteWrite where the series go
     */
    public static MetricsGenerator to(RemoteWrite remoteWrite) {
        return new MetricsGenerator(remoteWrite, Set.of(Processor.SERVICE_GRAPHS, Processor.SPAN_METRICS));
    }

    /**
     * {@return this generator with other processors; charts before 1.19.0 run service graphs and span metrics, always}
     *
     * @param chosen what to derive
     */
    public MetricsGenerator deriving(Processor... chosen) {
        return new MetricsGenerator(remoteWrite, new LinkedHashSet<>(Arrays.asList(chosen)));
    }
}
