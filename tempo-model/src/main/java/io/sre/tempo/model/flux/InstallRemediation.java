package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How often a failed install is undone, by an uninstall, and tried again. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = InstallRemediationBuilder.class)
@JsonPropertyOrder({"retries", "ignoreTestFailures", "remediateLastFailure"})
public interface InstallRemediation extends FluxValue {

    /** {@return how often it is tried again, -1 for ever; absent for never} */
    Optional<Integer> retries();

    /** {@return whether failed tests are no failure; absent for what {@link HelmTest#ignoreFailures()} says} */
    Optional<Boolean> ignoreTestFailures();

    /** {@return whether the last failure is undone as well; absent for no} */
    Optional<Boolean> remediateLastFailure();

    /** {@return a new builder} */
    static InstallRemediationBuilder builder() {
        return new InstallRemediationBuilder();
    }
}
