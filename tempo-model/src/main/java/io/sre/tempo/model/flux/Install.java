package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How the first release is made. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = InstallBuilder.class)
@JsonPropertyOrder({
    "timeout",
    "strategy",
    "remediation",
    "crds",
    "createNamespace",
    "replace",
    "serverSideApply",
    "disableWait",
    "disableWaitForJobs",
    "disableHooks",
    "disableOpenAPIValidation",
    "disableSchemaValidation",
    "disableTakeOwnership",
    "skipCRDs"
})
public interface Install extends FluxValue {

    /** {@return how long one operation may take; absent for the timeout of the release} */
    Optional<String> timeout();

    /** {@return how Flux goes on after a failure; helm-controller 1.4} */
    Optional<ActionStrategy> strategy();

    /** {@return how often a failed install is undone and tried again} */
    Optional<InstallRemediation> remediation();

    /** {@return what happens to the chart's CRDs; absent for {@link CrdsPolicy#CREATE}} */
    Optional<CrdsPolicy> crds();

    /** {@return whether the target namespace is made, without any labels; absent for no} */
    Optional<Boolean> createNamespace();

    /** {@return whether the name of a deleted release in the history may be used again; absent for no} */
    Optional<Boolean> replace();

    /** {@return whether the API server merges; absent for yes. helm-controller 1.5} */
    Optional<Boolean> serverSideApply();

    /** {@return whether the release counts as done before its objects are ready; absent for no} */
    Optional<Boolean> disableWait();

    /** {@return whether Jobs are not waited for; absent for no} */
    Optional<Boolean> disableWaitForJobs();

    /** {@return whether hooks are not run; absent for no} */
    Optional<Boolean> disableHooks();

    /** {@return whether manifests are not checked against the cluster's OpenAPI schema; absent for no} */
    Optional<Boolean> disableOpenAPIValidation();

    /** {@return whether values are not checked against the chart's schema; absent for no} */
    Optional<Boolean> disableSchemaValidation();

    /** {@return whether objects that are there already are not adopted; absent for no} */
    Optional<Boolean> disableTakeOwnership();

    /** {@return whether the chart's CRDs are left out; deprecated by Flux for {@link #crds()}} */
    Optional<Boolean> skipCRDs();

    /** {@return a new builder} */
    static InstallBuilder builder() {
        return new InstallBuilder();
    }
}
