package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Whether and how the tests of a chart are run after an install or upgrade. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = HelmTestBuilder.class)
@JsonPropertyOrder({"enable", "timeout", "ignoreFailures", "filters"})
public interface HelmTest extends FluxValue {

    /** {@return whether they are run; absent for no} */
    Optional<Boolean> enable();

    /** {@return how long one operation may take; absent for the timeout of the release} */
    Optional<String> timeout();

    /** {@return whether a failed test is no failure of the release; absent for no} */
    Optional<Boolean> ignoreFailures();

    /** {@return which tests are run; empty for all of them} */
    List<TestFilter> filters();

    /** {@return a new builder} */
    static HelmTestBuilder builder() {
        return new HelmTestBuilder();
    }
}
