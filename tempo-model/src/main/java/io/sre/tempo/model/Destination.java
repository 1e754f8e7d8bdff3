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

    /**
     * Where a host must be by its name alone; empty for what could be a Service as well as a public name: {@code a.b}, and
     * names with {@code svc} in an unusual place.
     */
    static Optional<Location> derive(HostPort called, int port, String ownNamespace) {
        if (called.isAddress()) {
            return Cidr.ofAddress(called.host()).map(cidr -> new Location.Outside(List.of(cidr.toString())));
        }
        List<String> labels = Arrays.asList(called.normalizedHost().split("\\.", -1));
        if (labels.size() == 1) {
            return Optional.of(Location.inCluster(Pods.in(ownNamespace), port));
        }
        List<String> service = withoutClusterDomain(labels);
        int last = service.size() - 1;
        if (last >= 2 && service.get(last).equals("svc")) {
            return Optional.of(Location.inCluster(Pods.in(service.get(last - 1)), port));
        }
        boolean unclear = labels.size() == 2 || service.size() < labels.size() || labels.contains("svc");
        return unclear ? Optional.empty() : Optional.of(Location.outside());
    }

    private static List<String> withoutClusterDomain(List<String> labels) {
        int end = labels.size() - 2;
        return end > 0 && labels.subList(end, labels.size()).equals(List.of("cluster", "local"))
                ? labels.subList(0, end)
                : labels;
    }
}
