package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What helm-controller has done with a {@link HelmRelease}; written by the controller only. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = HelmReleaseStatusBuilder.class)
@JsonPropertyOrder({
    "observedGeneration",
    "conditions",
    "history",
    "inventory",
    "helmChart",
    "storageNamespace",
    "lastAttemptedGeneration",
    "lastAttemptedReleaseAction",
    "lastAttemptedReleaseActionDuration",
    "lastAttemptedRevision",
    "lastAttemptedRevisionDigest",
    "lastAttemptedConfigDigest",
    "lastAttemptedValuesChecksum",
    "lastReleaseRevision",
    "failures",
    "installFailures",
    "upgradeFailures",
    "lastHandledReconcileAt",
    "lastHandledForceAt",
    "lastHandledResetAt",
    "observedCommonMetadataDigest",
    "observedPostRenderersDigest"
})
public interface HelmReleaseStatus extends FluxValue {

    /** {@return the {@code metadata.generation} that the rest of the status is about} */
    Optional<Long> observedGeneration();

    /**
     * {@return what holds for the release: Ready, Released, Remediated and others. The objects are fabric8's own and
     * must not be changed}
     */
    List<Condition> conditions();

    /** {@return the releases that were made, newest first} */
    List<ReleaseSnapshot> history();

    /** {@return the objects of the release; helm-controller 1.5} */
    Optional<Inventory> inventory();

    /** {@return namespace and name of the HelmChart object in use, with a slash between} */
    Optional<String> helmChart();

    /** {@return the namespace in which Helm keeps the release Secrets} */
    Optional<String> storageNamespace();

    /** {@return the generation of the last try} */
    Optional<Long> lastAttemptedGeneration();

    /** {@return what the last try did} */
    Optional<ReleaseAction> lastAttemptedReleaseAction();

    /** {@return how long the last try took, as a Go duration} */
    Optional<String> lastAttemptedReleaseActionDuration();

    /** {@return the chart version of the last try; for an {@link OCIRepository} with a part of the digest} */
    Optional<String> lastAttemptedRevision();

    /** {@return the digest of the chart's artifact at the last try} */
    Optional<String> lastAttemptedRevisionDigest();

    /** {@return the digest of the values of the last try} */
    Optional<String> lastAttemptedConfigDigest();

    /** {@return the SHA-1 of the values of the last try; deprecated by Flux} */
    Optional<String> lastAttemptedValuesChecksum();

    /** {@return the revision of the last release; deprecated by Flux for the history} */
    Optional<Integer> lastReleaseRevision();

    /** {@return failed tries since the last change} */
    Optional<Long> failures();

    /** {@return failed installs since the last change} */
    Optional<Long> installFailures();

    /** {@return failed upgrades since the last change} */
    Optional<Long> upgradeFailures();

    /** {@return the value of the annotation of the last request to reconcile} */
    Optional<String> lastHandledReconcileAt();

    /** {@return the value of the annotation of the last request to force a release} */
    Optional<String> lastHandledForceAt();

    /** {@return the value of the annotation of the last request to reset the failures} */
    Optional<String> lastHandledResetAt();

    /** {@return the digest of the common metadata in use} */
    Optional<String> observedCommonMetadataDigest();

    /** {@return the digest of the post renderers in use} */
    Optional<String> observedPostRenderersDigest();

    /** {@return a new builder} */
    static HelmReleaseStatusBuilder builder() {
        return new HelmReleaseStatusBuilder();
    }
}
