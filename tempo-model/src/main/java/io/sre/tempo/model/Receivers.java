package io.sre.tempo.model;

import io.sre.tempo.model.chart.ReceiverProtocol;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ways in for spans. What is not among them does not listen, as far as the chart can switch it off.
 *
 * @param list each receiver, in the order given
 */
public record Receivers(List<Receiver> list) {

    /** Copies the list. */
    public Receivers {
        list = Copies.list("list", list);
    }

    /**
     * {@return receivers with all defaults}
     *
     * @param protocols how spans are sent
     */
    public static Receivers of(ReceiverProtocol... protocols) {
        return new Receivers(Arrays.stream(protocols).map(Receiver::of).toList());
    }

    /**
     * {@return the given receivers}
     *
     * @param receivers each way in
     */
    public static Receivers of(Receiver... receivers) {
        return new Receivers(Arrays.asList(receivers));
    }

    /**
     * {@return the receiver of a protocol; empty if it was not chosen}
     *
     * @param protocol how spans are sent
     */
    public Optional<Receiver> find(ReceiverProtocol protocol) {
        return list.stream().filter(receiver -> receiver.protocol() == protocol).findFirst();
    }
}
