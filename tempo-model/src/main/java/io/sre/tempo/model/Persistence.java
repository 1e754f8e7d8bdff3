package io.sre.tempo.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The volume at {@code /var/tempo} with the write-ahead log, and with the blocks of {@link LocalStorage}. Size and class
 * cannot be changed later: a StatefulSet's claim templates are immutable.
 */
@Value.Immutable
@TempoOptions
public interface Persistence {

    /** {@return whether there is a PersistentVolumeClaim; yes by default. Without, a restart loses what was not flushed} */
    @Value.Default
    default boolean enabled() {
        return true;
    }

    /** {@return how large the claim is; {@code 10Gi} by default} */
    @Value.Default
    default String size() {
        return "10Gi";
    }

    /** {@return the storage class; the cluster's default when absent} */
    Optional<String> storageClassName();

    /** {@return a volume of a size, from the cluster's default class}
     *
     * @param size such as {@code 20Gi}
     */
    static Persistence ofSize(String size) {
        return builder().size(size).build();
    }

    /** {@return no claim: the write-ahead log is on an emptyDir and is lost with the pod} */
    static Persistence none() {
        return builder().enabled(false).build();
    }

    /** {@return a builder with a claim of 10Gi} */
    static PersistenceBuilder builder() {
        return new PersistenceBuilder();
    }
}
