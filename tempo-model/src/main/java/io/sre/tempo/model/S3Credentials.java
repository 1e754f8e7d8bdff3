package io.sre.tempo.model;

import java.util.Map;

/**
 * Where the keys of the bucket come from. All choices but the last are references: nothing secret is in the description,
 * and what reaches a manifest is said with each.
 *
 * <p>Source: Tempo's credential chain (static keys, {@code AWS_*} variables, {@code MINIO_*} variables, files, IAM).
 */
public sealed interface S3Credentials {

    /** The Secret that the platform keeps the keys in. */
    String SECRET_NAME = "tempo-s3-credentials";

    /**
     * Keys of a Secret, given to the pod as {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}. Nothing secret
     * enters the HelmRelease, the ConfigMap or Helm's history. The Secret is in the namespace of the release.
     *
     * @param secretName the Secret
     * @param accessKey the key in it that holds the access key
     * @param secretKey the key in it that holds the secret key
     */
    record FromSecret(String secretName, String accessKey, String secretKey) implements S3Credentials {}

    /**
     * Keys of a Secret, given to the pod under names of one's own and put into Tempo's configuration as
     * <code>${NAME}</code>, which Tempo expands at start. Nothing secret enters a manifest. Flux must not expand the
     * placeholders, so the HelmRelease is exempt from its variable substitution.
     *
     * @param accessKeyVariable the variable for the access key
     * @param secretKeyVariable the variable for the secret key
     * @param secret the Secret and its keys
     */
    record FromEnvironment(String accessKeyVariable, String secretKeyVariable, FromSecret secret)
            implements S3Credentials {}

    /**
     * Values that Flux reads from the keys {@code endpoint}, {@code bucket}, {@code access_key} and {@code secret_key} of
     * a Secret in the HelmRelease's namespace and sets in the chart's values. The keys do get into Helm's history and the
     * chart's ConfigMap; prefer {@link FromSecret}. Endpoint and bucket must be the ones described: the policies follow
     * the description.
     *
     * @param secretName the Secret
     */
    record FromFluxValues(String secretName) implements S3Credentials {}

    /**
     * The identity of the pod's service account; there are no keys.
     *
     * @param serviceAccountAnnotations what binds the service account to a role
     */
    record WorkloadIdentity(Map<String, String> serviceAccountAnnotations) implements S3Credentials {

        /** Copies the annotations, in the order of their keys. */
        public WorkloadIdentity {
            serviceAccountAnnotations = Copies.sorted("serviceAccountAnnotations", serviceAccountAnnotations);
        }
    }

    /**
     * Keys in plain text. They are written into one Secret among the manifests, and nowhere else; whoever reads the
     * manifests has them.
     *
     * @param accessKey the access key itself
     * @param secretKey the secret key itself
     */
    record PlainText(String accessKey, String secretKey) implements S3Credentials {

        /** {@return that there are keys, not the keys} */
        @Override
        public String toString() {
            return "PlainText[****]";
        }
    }

    /**
     * {@return the keys {@code access_key} and {@code secret_key} of a Secret}
     *
     * @param secretName a Secret in the namespace of the release
     */
    static S3Credentials fromSecret(String secretName) {
        return fromSecret(secretName, "access_key", "secret_key");
    }

    /**
     * {@return two keys of a Secret}
     *
     * @param secretName a Secret in the namespace of the release
     * @param accessKey the key in it that holds the access key
     * @param secretKey the key in it that holds the secret key
     */
    static S3Credentials fromSecret(String secretName, String accessKey, String secretKey) {
        return new FromSecret(secretName, accessKey, secretKey);
    }

    /**
     * {@return placeholders in Tempo's configuration, filled from the keys {@code access_key} and {@code secret_key} of a
     * Secret}
     *
     * @param accessKeyVariable the variable for the access key, such as {@code S3_ACCESS_KEY}
     * @param secretKeyVariable the variable for the secret key
     * @param secretName a Secret in the namespace of the release
     */
    static S3Credentials fromEnvironment(String accessKeyVariable, String secretKeyVariable, String secretName) {
        return new FromEnvironment(
                accessKeyVariable, secretKeyVariable, new FromSecret(secretName, "access_key", "secret_key"));
    }

    /**
     * {@return values that Flux takes from a Secret}
     *
     * @param secretName a Secret in the HelmRelease's namespace with the keys {@code endpoint}, {@code bucket},
     *     {@code access_key} and {@code secret_key}
     */
    static S3Credentials fromFluxValues(String secretName) {
        return new FromFluxValues(secretName);
    }

    /**
     * {@return the identity of an AWS role (IRSA)}
     *
     * @param roleArn the role, such as {@code arn:aws:iam::111122223333:role/tempo}
     */
    static S3Credentials awsRole(String roleArn) {
        return workloadIdentity("eks.amazonaws.com/role-arn", roleArn);
    }

    /**
     * {@return the identity that an annotation of the service account gives}
     *
     * @param key the key of the annotation
     * @param value its value
     */
    static S3Credentials workloadIdentity(String key, String value) {
        return new WorkloadIdentity(Copies.plus(Map.of(), key, value));
    }

    /**
     * {@return keys in plain text, for a laptop: they end up in the manifests}
     *
     * @param accessKey the access key itself
     * @param secretKey the secret key itself
     */
    static S3Credentials plainTextInManifests(String accessKey, String secretKey) {
        return new PlainText(accessKey, secretKey);
    }
}
