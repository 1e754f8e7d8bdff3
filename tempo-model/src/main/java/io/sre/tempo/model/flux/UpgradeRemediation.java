package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How often a failed upgrade is undone and tried again. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = UpgradeRemediationBuilder.class)
@JsonPropertyOrder({"retries", "strategy", "ignoreTestFailures", "remediateLastFailure"})
public interface UpgradeRemediation extends FluxValue {

    /** {@return how often it is tried again, -1 for ever; absent for never} */
    Optional<Integer> retries();

    /** {@return how it is undone; absent for a rollback} */
    Optional<UpgradeRemediationStrategy> strategy();

    /** {@return whether failed tests are no failure; absent for what {@link HelmTest#ignoreFailures()} says} */
    Optional<Boolean> ignoreTestFailures();

    /** {@return whether the last failure is undone as well; absent for yes if there are retries} */
    Optional<Boolean> remediateLastFailure();

    /** {@return a new builder} */
    static UpgradeRemediationBuilder builder() {
        return new UpgradeRemediationBuilder();
    }
}
