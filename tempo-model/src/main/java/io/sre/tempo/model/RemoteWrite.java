package io.sre.tempo.model;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the metrics generator sends its series, in Prometheus' remote-write protocol. A Prometheus must be told to take
 * them: {@code enableRemoteWriteReceiver: true}.
 *
 * @param url the receiver: {@code http://prometheus-operated.monitoring.svc:9090/api/v1/write}
 * @param location where that is, when the host of the URL does not tell; see {@link S3Storage#location()}
 */
public record RemoteWrite(String url, Optional<Location> location) {

    /** Takes a missing location for an absent one. */
    public RemoteWrite {
        location = location == null ? Optional.empty() : location;
    }

    /**
     * {@return a receiver by its URL}
     *
     * @param url its address with scheme and path
     */
    public static RemoteWrite to(String url) {
        return new RemoteWrite(url, Optional.empty());
    }

    /**
     * {@return a Prometheus of the platform}
     *
     * @param prometheus a neighbour with a Service and a port
     */
    public static RemoteWrite to(Neighbour prometheus) {
        Copies.present("prometheus", prometheus);
        int port =
                prometheus.ports().stream().filter(Objects::nonNull).findFirst().orElse(9090);
        String url = "http://%s.%s.svc:%d/api/v1/write"
                .formatted(prometheus.service().orElse("prometheus-operated"), prometheus.namespace(), port);
        return new RemoteWrite(url, Optional.of(Location.inCluster(prometheus.pods(), port)));
    }

    /**
     * {@return this receiver at a place that its URL does not tell}
     *
     * @param place where its host is
     */
    public RemoteWrite at(Location place) {
        return new RemoteWrite(url, Optional.of(Copies.present("location", place)));
    }
}
