package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Picks one test of a chart, or leaves it out. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = TestFilterBuilder.class)
@JsonPropertyOrder({"name", "exclude"})
public interface TestFilter extends FluxValue {

    /** {@return the test's name; mandatory} */
    @Value.Default
    default String name() {
        return "";
    }

    /** {@return whether the test is left out; absent for picked} */
    Optional<Boolean> exclude();

    /** {@return a new builder} */
    static TestFilterBuilder builder() {
        return new TestFilterBuilder();
    }
}
