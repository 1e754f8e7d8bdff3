package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How releases after the first are made. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = UpgradeBuilder.class)
@JsonPropertyOrder({
    "timeout",
    "strategy",
    "remediation",
    "crds",
    "chartNameChangeStrategy",
    "cleanupOnFail",
    "force",
    "preserveValues",
    "serverSideApply",
    "disableWait",
    "disableWaitForJobs",
    "disableHooks",
    "disableOpenAPIValidation",
    "disableSchemaValidation",
    "disableTakeOwnership"
})
public interface Upgrade extends FluxValue {

    /** {@return how long one operation may take; absent for the timeout of the release} */
    Optional<String> timeout();

    /** {@return how Flux goes on after a failure; helm-controller 1.4} */
    Optional<ActionStrategy> strategy();

    /** {@return how often a failed upgrade is undone and tried again} */
    Optional<UpgradeRemediation> remediation();

    /** {@return what happens to the chart's CRDs; absent for {@link CrdsPolicy#SKIP}} */
    Optional<CrdsPolicy> crds();

    /** {@return what happens when the chart has another name; absent for a new install. helm-controller 1.6} */
    Optional<ChartNameChangeStrategy> chartNameChangeStrategy();

    /** {@return whether objects that a failed upgrade made are deleted; absent for no} */
    Optional<Boolean> cleanupOnFail();

    /**
     * {@return whether objects are replaced when they cannot be changed; without effect on server-side apply. Absent
     * for no}
     */
    Optional<Boolean> force();

    /** {@return whether the values of the last release are the base of the new ones; absent for no} */
    Optional<Boolean> preserveValues();

    /** {@return whether the API server merges; absent for as the last release did. helm-controller 1.5} */
    Optional<ServerSideApply> serverSideApply();

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

    /** {@return a new builder} */
    static UpgradeBuilder builder() {
        return new UpgradeBuilder();
    }
}
