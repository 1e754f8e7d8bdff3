package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How to tell the health of a kind of custom resource, in CEL over the object. Only for the poller. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = HealthCheckExprBuilder.class)
@JsonPropertyOrder({"apiVersion", "kind", "current", "inProgress", "failed"})
public interface HealthCheckExpr extends FluxValue {

    /** {@return the custom resource's apiVersion; mandatory} */
    @Value.Default
    default String apiVersion() {
        return "";
    }

    /** {@return its kind; absent for every kind of the apiVersion} */
    Optional<String> kind();

    /** {@return whether it is healthy; mandatory} */
    @Value.Default
    default String current() {
        return "";
    }

    /** {@return whether it is on its way} */
    Optional<String> inProgress();

    /** {@return whether it has failed} */
    Optional<String> failed();

    /** {@return a new builder} */
    static HealthCheckExprBuilder builder() {
        return new HealthCheckExprBuilder();
    }
}
