package io.sre.tempo.bundle.rule.port;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.view.ContainerPort;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Intake;
import io.sre.tempo.bundle.view.ServicePort;
import io.sre.tempo.bundle.view.Value;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What surely is no port of Tempo's Service or pod. Where that cannot be known, every port may be one. */
final class PortsOfTempo {

    private static final int GRPC = 9095;
    private static final int MEMBERLIST = 7946;

    private PortsOfTempo() {}

    /** Whether the Service surely has no port of that number or name. */
    static boolean serviceLacks(Installation tempo, JsonNode port) {
        for (ServicePort candidate : tempo.servicePorts()) {
            if (isIt(port, candidate.name(), candidate.port())) {
                return false;
            }
        }
        return isSaid(port) && knowsContainers(tempo) && knowsReceivers(tempo);
    }

    /** Whether the pod surely has no port of that name, or does not listen on that number. */
    static boolean podLacks(Installation tempo, JsonNode port) {
        if (port.isTextual()) {
            boolean named = ContainerPort.of(tempo.chart()).stream()
                    .anyMatch(candidate -> candidate.name().equals(port.textValue()));
            return !named && isSaid(port) && knowsContainers(tempo);
        }
        return isSaid(port)
                && listensElsewhere(tempo, port.intValue())
                && knowsContainers(tempo)
                && knowsReceivers(tempo);
    }

    private static boolean listensElsewhere(Installation tempo, int port) {
        Value http = tempo.value("tempo.server.http_listen_port");
        Value grpc = tempo.value("tempo.server.grpc_listen_port");
        boolean known = !tempo.replacesConfig()
                && http.number().isPresent()
                && (grpc.isMissing() || grpc.number().isPresent());
        boolean ofServer =
                port == http.number().orElse(0) || port == grpc.number().orElse(GRPC) || port == MEMBERLIST;
        boolean ofReceiver = tempo.intakes().stream().map(Intake::port).anyMatch(own -> own.orElse(port) == port);
        return known && !ofServer && !ofReceiver;
    }

    private static boolean isIt(JsonNode port, String name, int number) {
        return port.isTextual() ? port.textValue().equals(name) : port.intValue() == number;
    }

    private static boolean isSaid(JsonNode port) {
        return port.isTextual() ? !port.textValue().contains("${") : port.isInt();
    }

    /** Whether the chart makes all containers and all ports: a patch or a container of one's own may have others. */
    private static boolean knowsContainers(Installation tempo) {
        return !tempo.release().isPostRendered()
                && tempo.value("tempoQuery.enabled").isFalsy()
                && tempo.value("extraContainers").isEmpty()
                && tempo.value("initContainers").isEmpty();
    }

    private static boolean knowsReceivers(Installation tempo) {
        Value receivers = tempo.value("tempo.receivers");
        boolean[] open = {receivers.hasUnknown()};
        receivers.walk(value -> open[0] |= value.hasPlaceholder());
        return !open[0];
    }

    /** Whether labels of a selector are those of Tempo's pods and of nobody else's. */
    static boolean selects(JsonNode labels, Installation tempo, Map<String, String> own) {
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            if (!label.getValue().asText("").equals(own.get(label.getKey()))) {
                return false;
            }
        }
        return tempo.isNamed() && labels.has("app.kubernetes.io/name") && labels.has("app.kubernetes.io/instance");
    }

    /** The port of queries, and what else the pod listens on, for people. */
    static String ofPod(Installation tempo) {
        Set<Integer> ports = new TreeSet<>();
        tempo.value("tempo.server.http_listen_port").number().ifPresent(number -> ports.add((int) number));
        tempo.intakes().forEach(intake -> intake.port().ifPresent(ports::add));
        return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
