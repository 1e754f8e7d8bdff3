package io.sre.tempo.model;

import java.util.Optional;
import org.immutables.value.Value;

/** What the container asks for and may use. From the memory limit follows {@code GOMEMLIMIT}, at four fifths of it. */
@Value.Immutable
@TempoOptions
public interface Resources {

    /** {@return the CPU that is asked for; {@code 100m} by default} */
    @Value.Default
    default String cpuRequest() {
        return "100m";
    }

    /** {@return the memory that is asked for; {@code 512Mi} by default} */
    @Value.Default
    default String memoryRequest() {
        return "512Mi";
    }

    /** {@return the CPU that may be used; no limit by default, since throttling delays spans} */
    Optional<String> cpuLimit();

    /** {@return the memory that may be used; {@code 2Gi} by default} */
    @Value.Default
    default String memoryLimit() {
        return "2Gi";
    }

    /** {@return a builder with the defaults} */
    static ResourcesBuilder builder() {
        return new ResourcesBuilder();
    }
}
