package io.sre.tempo.model;

import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.model.syntax.Syntax;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be wrong with the receivers of a description. */
final class ReceiverCheck {

    private static final Cidr LOOPBACK_4 = Cidr.parse("127.0.0.0/8").orElseThrow();
    private static final Cidr LOOPBACK_6 = Cidr.parse("::1/128").orElseThrow();

    private ReceiverCheck() {}

    static void check(Tempo tempo, Optional<TempoChart> chart, Problems problems) {
        if (!problems.present("receivers", tempo.receivers())) {
            return;
        }
        List<Receiver> receivers = tempo.receivers().list();
        if (receivers.isEmpty()) {
            problems.add("receivers", receivers, "must have at least one", "Receivers.of(OTLP_GRPC), for instance");
        }
        Set<ReceiverProtocol> seen = EnumSet.noneOf(ReceiverProtocol.class);
        Map<String, ReceiverProtocol> ports = new HashMap<>();
        for (int index = 0; index < receivers.size(); index++) {
            Receiver receiver = receivers.get(index);
            Problems at = problems.at("receivers[%d]".formatted(index));
            if (!at.present("", receiver) || !at.present("protocol", receiver.protocol())) {
                continue;
            }
            one(problems.at("receivers[%s]".formatted(receiver.protocol())), receiver, chart, seen, ports);
        }
    }

    private static void one(
            Problems at,
            Receiver receiver,
            Optional<TempoChart> chart,
            Set<ReceiverProtocol> seen,
            Map<String, ReceiverProtocol> ports) {
        ReceiverProtocol protocol = receiver.protocol();
        if (!seen.add(protocol)) {
            at.add("", protocol, "must not be there twice", "leave one out");
            return;
        }
        port(at, receiver, ports);
        chart.filter(known -> !known.exposes(protocol))
                .ifPresent(known -> at.add(
                        "protocol",
                        protocol,
                        "must be one that the Service of chart %s has a port for".formatted(known.version()),
                        "send OTLP instead"));
        bindAddress(at, receiver.bindAddress());
        DescriptionCheck.peers(at, "senders", receiver.senders());
    }

    private static void port(Problems at, Receiver receiver, Map<String, ReceiverProtocol> ports) {
        ReceiverProtocol protocol = receiver.protocol();
        int port = receiver.port();
        at.port("port", port);
        if (port >= 1 && port <= 65535 && port != protocol.port()) {
            at.add(
                    "port",
                    port,
                    "must be %d: the chart's Service sends %s to that port of the pod in every version"
                            .formatted(protocol.port(), protocol.title()),
                    "leave it out");
        }
        ReceiverProtocol other = ports.putIfAbsent(protocol.transport() + "/" + port, protocol);
        if (other != null) {
            at.add("port", port, "must not be the port of %s as well".formatted(other.title()), "leave it out");
        }
    }

    private static void bindAddress(Problems at, String address) {
        if (!at.check("bindAddress", address, Syntax.IP_ADDRESS)) {
            return;
        }
        Cidr bound = Cidr.ofAddress(address).orElseThrow();
        if (LOOPBACK_4.contains(bound) || LOOPBACK_6.contains(bound)) {
            at.add(
                    "bindAddress",
                    address,
                    "must not be the loopback address, which no other pod reaches",
                    "leave the receiver out, or bind it to \"0.0.0.0\"");
        }
    }
}
