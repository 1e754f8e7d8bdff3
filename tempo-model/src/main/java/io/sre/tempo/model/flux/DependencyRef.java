package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A HelmRelease that must be ready first. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = DependencyRefBuilder.class)
@JsonPropertyOrder({"name", "namespace", "readyExpr"})
public interface DependencyRef extends FluxValue {

    /** {@return its name; mandatory} */
    @Value.Default
    default String name() {
        return "";
    }

    /** {@return its namespace; absent for that of the dependent release} */
    Optional<String> namespace();

    /**
     * {@return a CEL expression over {@code self} and {@code dep} that replaces the check for readiness;
     * helm-controller 1.4}
     */
    Optional<String> readyExpr();

    /**
     * {@return a dependency on a HelmRelease in the same namespace}
     *
     * @param name its name
     */
    static DependencyRef of(String name) {
        return builder().name(name).build();
    }

    /** {@return a new builder} */
    static DependencyRefBuilder builder() {
        return new DependencyRefBuilder();
    }
}
