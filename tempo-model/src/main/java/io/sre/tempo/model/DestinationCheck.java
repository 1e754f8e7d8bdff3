package io.sre.tempo.model;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.model.syntax.HostPort;
import io.sre.tempo.model.syntax.Syntax;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What can be wrong with a place that follows from the name of a host alone, in the words of whoever named the host. */
final class DestinationCheck {

    /** The pod itself: loopback addresses, and those that mean "any of mine". */
    private static final List<Cidr> SELF = Stream.of("127.0.0.0/8", "0.0.0.0/32", "::1/128", "::/128")
            .map(text -> Cidr.parse(text).orElseThrow())
            .toList();

    private final Problems at;
    private final String part;
    private final String setter;
    private final int usualPort;
    private final String example;
    private final UnaryOperator<String> withHost;

    private DestinationCheck(
            Problems at, String part, String setter, int usualPort, String example, UnaryOperator<String> withHost) {
        this.at = at;
        this.part = part;
        this.setter = setter;
        this.usualPort = usualPort;
        this.example = example;
        this.withHost = withHost;
    }

    static void ofBucket(Tempo tempo, HostPort called, int port, Problems at) {
        UnaryOperator<String> withHost = host -> new HostPort(host, called.port()).toString();
        new DestinationCheck(at, "endpoint", "location", 9000, "minio.minio.svc:9000", withHost)
                .check(tempo, called, port);
    }

    static void ofRemoteWrite(Tempo tempo, URI uri, HostPort called, Problems at) {
        UnaryOperator<String> withHost =
                host -> "%s://%s%s".formatted(uri.getScheme(), new HostPort(host, called.port()), uri.getRawPath());
        String example = "http://prometheus-operated.monitoring.svc:9090/api/v1/write";
        new DestinationCheck(at, "url", "at", 9090, example, withHost)
                .check(tempo, called, GeneratorCheck.port(uri, called));
    }

    private void check(Tempo tempo, HostPort called, int port) {
        if (isSelf(called)) {
            at.add(
                    part,
                    shown(called),
                    "must not be the Tempo pod itself",
                    "name the Service: \"%s\"".formatted(example));
            return;
        }
        String namespace = tempo.releaseNamespace() == null ? "tempo" : tempo.releaseNamespace();
        Optional<Location> derived = Destination.derive(called, port, namespace);
        if (derived.isEmpty()) {
            unclear(called, port);
        } else if (derived.get() instanceof Location.InCluster inside) {
            inside(called, inside, port, namespace);
        }
    }

    private static boolean isSelf(HostPort called) {
        Optional<Cidr> address = Cidr.ofAddress(called.host());
        return called.normalizedHost().equals("localhost")
                || address.filter(cidr -> SELF.stream().anyMatch(self -> self.contains(cidr)))
                        .isPresent();
    }

    private void unclear(HostPort called, int port) {
        String host = called.normalizedHost();
        boolean twoParts = host.indexOf('.') == host.lastIndexOf('.') && !host.endsWith(".svc");
        String proposal = twoParts
                ? "write \"%s\"".formatted(withHost.apply(host + ".svc"))
                : "call %s(Location.inCluster(Pods.in(\"its-namespace\"), %d))".formatted(setter, port);
        at.add(
                part,
                shown(called),
                "must be <service>.<namespace>.svc or a public name, and could be either",
                "%s, or call %s(Location.outside())".formatted(proposal, setter));
    }

    private void inside(HostPort called, Location.InCluster inside, int port, String ownNamespace) {
        String namespace = String.valueOf(inside.pods().namespaceLabels().get(Pods.NAMESPACE_NAME));
        if (!Syntax.DNS_LABEL.accepts(namespace)) {
            at.add(part, shown(called), "must name a namespace that can be", "write \"%s\"".formatted(example));
        } else if (namespace.equals(ownNamespace)) {
            at.add(
                    part,
                    shown(called),
                    "must not be in Tempo's own namespace, which default-deny closes",
                    "give it a namespace of its own: \"%s\"".formatted(example));
        } else if (port == 80 || port == 443) {
            // Services have these ports; pods without privileges do not listen on them.
            at.add(
                    "location",
                    null,
                    "must say the pods' port where the Service's is %d: a NetworkPolicy sees the pod's".formatted(port),
                    "call %s(Location.inCluster(Pods.in(\"%s\"), %d)) with the target port of the Service"
                            .formatted(setter, namespace, usualPort));
        }
    }

    private String shown(HostPort called) {
        return withHost.apply(called.host());
    }
}
