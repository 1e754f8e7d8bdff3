package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How a test of a chart went. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = TestHookBuilder.class)
@JsonPropertyOrder({"phase", "lastStarted", "lastCompleted"})
public interface TestHook extends FluxValue {

    /** {@return Helm's word for the outcome, such as {@code Succeeded}} */
    Optional<String> phase();

    /** {@return when it was started, in RFC 3339} */
    Optional<String> lastStarted();

    /** {@return when it ended, in RFC 3339} */
    Optional<String> lastCompleted();

    /** {@return a new builder} */
    static TestHookBuilder builder() {
        return new TestHookBuilder();
    }
}
