package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How Flux goes on after a failed install or upgrade. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ActionStrategyBuilder.class)
@JsonPropertyOrder({"name", "retryInterval"})
public interface ActionStrategy extends FluxValue {

    /** {@return the strategy; mandatory} */
    @Value.Default
    default ActionStrategyName name() {
        return ActionStrategyName.of("");
    }

    /**
     * {@return the time between two tries, only for {@link ActionStrategyName#RETRY_ON_FAILURE}; absent for five
     * minutes}
     */
    Optional<String> retryInterval();

    /** {@return a new builder} */
    static ActionStrategyBuilder builder() {
        return new ActionStrategyBuilder();
    }
}
