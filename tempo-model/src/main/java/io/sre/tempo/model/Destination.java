package io.sre.tempo.model;

import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.model.syntax.HostPort;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The other end of a connection that Tempo opens.
 *
 * @param host the name or address that Tempo calls
 * @param port the port that a NetworkPolicy must open: the pods' in the cluster, the host's outside
 * @param location where the host is
 */
public record Destination(String host, int port, Location location) {

    static Destination of(HostPort called, int defaultPort, Optional<Location> given, String ownNamespace) {
        int port = called.port().orElse(defaultPort);
        Location location = given.or(() -> derive(called, port, ownNamespace)).orElseGet(Location::outside);
        int open = location instanceof Location.InCluster inside ? inside.targetPort() : port;
        return new Destination(called.normalizedHost(), open, location);
    }

    /** Where a host must be by its name alone; empty for {@code a.b}, which could be a Service or a public name. */
    static Optional<Location> derive(HostPort called, int port, String ownNamespace) {
        if (called.isAddress()) {
            return Cidr.ofAddress(called.host()).map(cidr -> new Location.Outside(List.of(cidr.toString())));
        }
        List<String> labels = Arrays.asList(called.normalizedHost().split("\\.", -1));
        int service = labels.indexOf("svc");
        if (service >= 2) {
            return Optional.of(Location.inCluster(Pods.in(labels.get(service - 1)), port));
        }
        if (labels.size() == 1) {
            return Optional.of(Location.inCluster(Pods.in(ownNamespace), port));
        }
        return labels.size() == 2 ? Optional.empty() : Optional.of(Location.outside());
    }
}
