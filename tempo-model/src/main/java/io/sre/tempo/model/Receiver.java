package io.sre.tempo.model;

import io.sre.tempo.model.chart.ReceiverProtocol;
import java.util.List;
import org.immutables.value.Value;

/** One way in for spans. */
@Value.Immutable
public interface Receiver {

    /** {@return how spans are sent} */
    ReceiverProtocol protocol();

    /** {@return the address of the pod to listen on; every one by default} */
    @Value.Default
    default String bindAddress() {
        return "0.0.0.0";
    }

    /** {@return the port to listen on; the chart's Service reaches no other than the protocol's own, the default} */
    @Value.Default
    default int port() {
        return protocol() == null ? 0 : protocol().port();
    }

    /** {@return who may send; empty for whoever {@link Tempo#senders()} lets send} */
    List<Pods> senders();

    /** {@return where it listens, as Tempo's configuration says it: {@code 0.0.0.0:4317}} */
    default String endpoint() {
        return (bindAddress().contains(":") ? "[%s]:%d" : "%s:%d").formatted(bindAddress(), port());
    }

    /**
     * {@return a receiver with all defaults}
     *
     * @param protocol how spans are sent
     */
    static Receiver of(ReceiverProtocol protocol) {
        return builder().protocol(protocol).build();
    }

    /** {@return a builder; the compiler asks for the protocol} */
    static ReceiverBuilderStages.BuildStart builder() {
        return new ReceiverBuilder();
    }
}
