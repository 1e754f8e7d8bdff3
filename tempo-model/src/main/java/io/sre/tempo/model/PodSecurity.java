package io.sre.tempo.model;

import org.immutables.value.Value;

/**
 * Who the process is and what it may write. The rest is fixed so that the pod passes the Pod Security Standard
 * {@code restricted}: not root, no privilege escalation, no capabilities, the runtime's seccomp profile.
 *
 * <p>Source: Kubernetes Pod Security Standards v1.33; Tempo 2.5 and later run as 10001 by themselves.
 */
@Value.Immutable
@TempoOptions
public interface PodSecurity {

    /** {@return the user id; 10001 by default. Not 0, and not 1337, which is the mesh proxy's} */
    @Value.Default
    default long runAsUser() {
        return 10001;
    }

    /** {@return the group id; 10001 by default} */
    @Value.Default
    default long runAsGroup() {
        return 10001;
    }

    /** {@return the group that owns the volumes; 10001 by default} */
    @Value.Default
    default long fsGroup() {
        return 10001;
    }

    /** {@return whether the image's file system is read-only; yes by default} */
    @Value.Default
    default boolean readOnlyRootFilesystem() {
        return true;
    }

    /** {@return a builder with the defaults} */
    static PodSecurityBuilder builder() {
        return new PodSecurityBuilder();
    }
}
