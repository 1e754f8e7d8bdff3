package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** How Flux finds out that the objects of a release are ready. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = WaitStrategyBuilder.class)
@JsonPropertyOrder({"name"})
public interface WaitStrategy extends FluxValue {

    /** {@return the strategy; mandatory} */
    @Value.Default
    default WaitStrategyName name() {
        return WaitStrategyName.of("");
    }

    /** {@return a new builder} */
    static WaitStrategyBuilder builder() {
        return new WaitStrategyBuilder();
    }
}
