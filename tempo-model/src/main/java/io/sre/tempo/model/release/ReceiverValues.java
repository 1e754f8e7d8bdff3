package io.sre.tempo.model.release;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.Receivers;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.chart.TempoChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chart value {@code tempo.receivers}, and what listens because of it.
 *
 * <p>The chart's defaults turn OTLP, Jaeger and OpenCensus on, and Helm merges values into defaults: a protocol goes away
 * only when its key is null. The maps around the protocols stay, since templates from 1.15.0 on read them without asking;
 * Tempo takes one without any protocol for a receiver that is off. Before 2.2.2 OpenCensus itself is null in the
 * defaults: Helm 3 keeps it on, Helm 4 drops it, whatever the values say. Bound to the loopback address, no other pod
 * reaches it, under both.
 */
final class ReceiverValues {

    static final String LOOPBACK = "127.0.0.1";

    private static final List<ReceiverProtocol> OTLP = List.of(ReceiverProtocol.OTLP_GRPC, ReceiverProtocol.OTLP_HTTP);
    private static final List<ReceiverProtocol> JAEGER = List.of(
            ReceiverProtocol.JAEGER_GRPC,
            ReceiverProtocol.JAEGER_THRIFT_HTTP,
            ReceiverProtocol.JAEGER_THRIFT_COMPACT,
            ReceiverProtocol.JAEGER_THRIFT_BINARY);

    private final TempoChart chart;
    private final Receivers receivers;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private final List<Listener> listeners = new ArrayList<>();

    private ReceiverValues(TempoChart chart, Receivers receivers) {
        this.chart = chart;
        this.receivers = receivers;
        single(ReceiverProtocol.ZIPKIN, "zipkin");
        family("otlp", OTLP);
        family("jaeger", JAEGER);
        single(ReceiverProtocol.OPENCENSUS, "opencensus");
    }

    static ReceiverValues of(TempoChart chart, Receivers receivers) {
        return new ReceiverValues(chart, receivers);
    }

    ObjectNode values() {
        return values.deepCopy();
    }

    List<Listener> listeners() {
        return List.copyOf(listeners);
    }

    private void single(ReceiverProtocol protocol, String key) {
        if (isChosen(protocol)) {
            values.putObject(key).put("endpoint", chosen(protocol));
        } else if (chart.listensByDefault(protocol)) {
            values.putObject(key)
                    .put("endpoint", unwanted(protocol, "the chart turns it on and Helm 3 cannot turn it off"));
        }
    }

    private void family(String key, List<ReceiverProtocol> protocols) {
        ObjectNode map = values.putObject(key).putObject("protocols");
        for (ReceiverProtocol protocol : protocols) {
            String name = protocol.configPath().substring(protocol.configPath().lastIndexOf('.') + 1);
            if (isChosen(protocol)) {
                map.putObject(name).put("endpoint", chosen(protocol));
            } else {
                map.putNull(name);
            }
        }
    }

    private boolean isChosen(ReceiverProtocol protocol) {
        return receivers.find(protocol).isPresent();
    }

    private String chosen(ReceiverProtocol protocol) {
        String address = receivers.find(protocol).orElseThrow().bindAddress();
        listeners.add(listener(protocol, address, Optional.empty()));
        return receivers.find(protocol).orElseThrow().endpoint();
    }

    private String unwanted(ReceiverProtocol protocol, String why) {
        listeners.add(listener(protocol, LOOPBACK, Optional.of(why)));
        return LOOPBACK + ":" + protocol.port();
    }

    private static Listener listener(ReceiverProtocol protocol, String address, Optional<String> unwanted) {
        return new Listener(protocol.title(), address, protocol.port(), protocol.transport(), unwanted);
    }
}
