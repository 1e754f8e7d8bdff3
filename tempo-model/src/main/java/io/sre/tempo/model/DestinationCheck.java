package io.sre.tempo.model;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.HostPort;
import java.util.Optional;

/** What can be wrong with a place that follows from the name of a host alone. */
final class DestinationCheck {

    private static final String IN_CLUSTER = "Location.inCluster(Pods.in(\"%s\"), %d)";

    private DestinationCheck() {}

    static void place(Tempo tempo, HostPort called, int port, String part, Problems at) {
        String host = called.normalizedHost();
        if (host.equals("localhost") || host.matches("127\\.\\d+\\.\\d+\\.\\d+") || host.equals("::1")) {
            at.add(part, called, "must not be the Tempo pod itself", "name the Service: \"minio.minio.svc:9000\"");
            return;
        }
        String namespace = tempo.releaseNamespace() == null ? "tempo" : tempo.releaseNamespace();
        Optional<Location> derived = Destination.derive(called, port, namespace);
        if (derived.isEmpty()) {
            String second = host.substring(host.indexOf('.') + 1);
            at.add(
                    part,
                    called,
                    "must tell whether it is a Service or a public name",
                    "write \"%s.svc\", or set location(%s) or location(Location.outside())"
                            .formatted(host, IN_CLUSTER.formatted(second, port)));
        }
        derived.filter(location -> location instanceof Location.InCluster inside && isServiceOnly(inside.targetPort()))
                .ifPresent(location -> at.add(
                        "location",
                        null,
                        "must say the pods' port where the Service's is %d: a NetworkPolicy sees the pod's"
                                .formatted(port),
                        "set location(%s) with the target port of the Service"
                                .formatted(IN_CLUSTER.formatted(namespace(called, namespace), 9000))));
    }

    /** Ports that Services have and that pods without privileges do not listen on. */
    private static boolean isServiceOnly(int port) {
        return port == 80 || port == 443;
    }

    private static String namespace(HostPort called, String ownNamespace) {
        String[] labels = called.normalizedHost().split("\\.", -1);
        for (int index = 2; index < labels.length; index++) {
            if (labels[index].equals("svc")) {
                return labels[index - 1];
            }
        }
        return ownNamespace;
    }
}
