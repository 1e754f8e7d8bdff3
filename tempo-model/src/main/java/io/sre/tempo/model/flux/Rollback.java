package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How a failed upgrade is rolled back. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = RollbackBuilder.class)
@JsonPropertyOrder({
    "timeout",
    "cleanupOnFail",
    "force",
    "recreate",
    "serverSideApply",
    "disableWait",
    "disableWaitForJobs",
    "disableHooks"
})
public interface Rollback extends FluxValue {

    /** {@return how long one operation may take; absent for the timeout of the release} */
    Optional<String> timeout();

    /** {@return whether objects that a failed rollback made are deleted; absent for no} */
    Optional<Boolean> cleanupOnFail();

    /**
     * {@return whether objects are replaced when they cannot be changed; without effect on server-side apply. Absent
     * for no}
     */
    Optional<Boolean> force();

    /** {@return whether pods are restarted; without effect since Helm 4} */
    Optional<Boolean> recreate();

    /** {@return whether the API server merges; absent for as the last release did. helm-controller 1.5} */
    Optional<ServerSideApply> serverSideApply();

    /** {@return whether the rollback counts as done before its objects are ready; absent for no} */
    Optional<Boolean> disableWait();

    /** {@return whether Jobs are not waited for; absent for no} */
    Optional<Boolean> disableWaitForJobs();

    /** {@return whether hooks are not run; absent for no} */
    Optional<Boolean> disableHooks();

    /** {@return a new builder} */
    static RollbackBuilder builder() {
        return new RollbackBuilder();
    }
}
