package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.policies.reach.Connections;
import io.sre.tempo.policies.reach.PodPort;
import io.sre.tempo.policies.reach.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ports of whoever is connected to. Immutable. */
public final class Ports {

    private static final int LAST = 65535;

    private final List<Span> spans;
    private final List<String> names;

    private Ports(List<Span> spans, List<String> names) {
        this.spans = List.copyOf(spans);
        this.names = List.copyOf(names);
    }

    /**
     * {@return TCP ports}
     *
     * @param ports each from 1 to 65535, at least one
     * @throws IllegalArgumentException if there is none, or one is no port
     */
    public static Ports tcp(int... ports) {
        return of(Protocol.TCP, ports);
    }

    /**
     * {@return UDP ports}
     *
     * @param ports each from 1 to 65535, at least one
     * @throws IllegalArgumentException if there is none, or one is no port
     */
    public static Ports udp(int... ports) {
        return of(Protocol.UDP, ports);
    }

    /**
     * {@return SCTP ports}
     *
     * @param ports each from 1 to 65535, at least one
     * @throws IllegalArgumentException if there is none, or one is no port
     */
    public static Ports sctp(int... ports) {
        return of(Protocol.SCTP, ports);
    }

    /**
     * {@return a range of ports}
     *
     * @param protocol their protocol
     * @param from the first port, at least 1
     * @param to the last port, at most 65535
     * @throws IllegalArgumentException if there is no such range
     */
    public static Ports range(Protocol protocol, int from, int to) {
        // Refuses what is no range.
        Connections.of(requireNonNull(protocol, "protocol"), from, to);
        return new Ports(List.of(new Span(protocol, from, to)), List.of());
    }

    /**
     * {@return the ports of the pod connected to that have a name; a pod without such a port fails the assertion}
     *
     * @param name the name of a container's port
     */
    public static Ports named(String name) {
        return new Ports(List.of(), List.of(requireNonNull(name, "name")));
    }

    /** {@return every port of every protocol} */
    public static Ports every() {
        List<Span> spans = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            spans.add(new Span(protocol, 1, LAST));
        }
        return new Ports(spans, List.of());
    }

    /**
     * {@return these ports and others}
     *
     * @param others more ports
     */
    public Ports and(Ports others) {
        Set<Span> allSpans = new LinkedHashSet<>(spans);
        allSpans.addAll(others.spans);
        Set<String> allNames = new LinkedHashSet<>(names);
        allNames.addAll(others.names);
        return new Ports(List.copyOf(allSpans), List.copyOf(allNames));
    }

    static Ports of(Protocol protocol, int... ports) {
        requireNonNull(protocol, "protocol");
        if (ports.length == 0) {
            throw new IllegalArgumentException("name at least one port");
        }
        List<Span> spans = new ArrayList<>();
        for (int port : ports) {
            if (port < 1 || port > LAST) {
                throw new IllegalArgumentException("%d is no port from 1 to %d".formatted(port, LAST));
            }
            spans.add(new Span(protocol, port, port));
        }
        return new Ports(spans, List.of());
    }

    /** {@return the ports of one that is connected to, in pieces of which one port stands for all} */
    List<Span> at(Party to, Scene scene) {
        Set<Span> all = new LinkedHashSet<>();
        for (Span span : spans) {
            if (to instanceof Party.OfService && span.from() < span.to()) {
                scene.trouble("%s has its own ports, each of which leads elsewhere; name those you mean".formatted(to));
                return List.of();
            }
            all.addAll(scene.pieces(span));
        }
        for (String name : names) {
            all.addAll(named(name, to, scene));
        }
        return List.copyOf(all);
    }

    private static List<Span> named(String name, Party to, Scene scene) {
        if (!(to instanceof Party.OfPod target)) {
            scene.trouble(
                    to instanceof Party.OfService
                            ? "names of ports are looked up in pods, not in Services; give the number of port %s of %s"
                                    .formatted(name, to)
                            : "only pods have named ports, and %s is no pod; give the number of port %s"
                                    .formatted(to, name));
            return List.of();
        }
        List<Span> found = target.pod().ports().stream()
                .filter(port -> port.name().equals(name))
                .map(port -> new Span(port.protocol(), port.port(), port.port()))
                .toList();
        if (found.isEmpty()) {
            scene.trouble(
                    target.pod().isSketch()
                            ? "%s was made up from labels, so it has no port named %s; give its number"
                                    .formatted(to, name)
                            : "%s has no port named %s; %s"
                                    .formatted(to, name, declared(target.pod().ports())));
        }
        return found;
    }

    private static String declared(List<PodPort> ports) {
        List<String> named = ports.stream()
                .filter(port -> !port.name().isEmpty())
                .map(port -> "%s (%d/%s)".formatted(port.name(), port.port(), port.protocol()))
                .toList();
        return named.isEmpty() ? "none of its ports has a name" : "there is " + String.join(", ", named);
    }

    /** {@return these ports at a pod of which nobody knows how it names its own: any may be meant} */
    Connections ofStranger() {
        Connections all = names.isEmpty() ? Connections.none() : Connections.all();
        for (Span span : spans) {
            all = all.union(span.connections());
        }
        return all;
    }

    /** Tells the scene where these ports begin and end. */
    void cut(Scene scene) {
        spans.forEach(scene::cut);
    }

    /** {@return {@code 9411/TCP}, {@code TCP 80,443, UDP 53}, {@code port http}, or {@code every port}} */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (!spans.isEmpty()) {
            Connections all = Connections.none();
            for (Span span : spans) {
                all = all.union(span.connections());
            }
            parts.add(text(all));
        }
        names.forEach(name -> parts.add("port " + name));
        return String.join(", ", parts);
    }

    /** {@return ports for people: {@code 9411/TCP}, {@code TCP 80,443, UDP 53}, or {@code every port}} */
    static String text(Connections ports) {
        if (ports.isAll()) {
            return "every port";
        }
        String text = ports.toString();
        return text.matches("[A-Z]+ [0-9]+")
                ? text.replaceFirst("([A-Z]+) ([0-9]+)", "$2/$1")
                : text.replaceAll(",(?=[A-Z])", ", ");
    }
}
