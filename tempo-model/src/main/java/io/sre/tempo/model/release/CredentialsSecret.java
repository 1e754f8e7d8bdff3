package io.sre.tempo.model.release;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import java.util.Optional;

/** The one manifest that plain-text keys get into. */
final class CredentialsSecret {

    static final S3Credentials.FromSecret KEYS =
            new S3Credentials.FromSecret(S3Credentials.SECRET_NAME, "access_key", "secret_key");

    private CredentialsSecret() {}

    static Optional<Secret> of(Tempo tempo) {
        return tempo.storage() instanceof S3Storage s3 && s3.credentials() instanceof S3Credentials.PlainText literal
                ? Optional.of(secret(tempo, literal))
                : Optional.empty();
    }

    private static Secret secret(Tempo tempo, S3Credentials.PlainText literal) {
        return new SecretBuilder()
                .withMetadata(Metadata.of(tempo, KEYS.secretName(), tempo.releaseNamespace()))
                .editMetadata()
                .addToAnnotations(FluxObjects.SUBSTITUTE, "disabled")
                .endMetadata()
                .withType("Opaque")
                .addToStringData(KEYS.accessKey(), literal.accessKey())
                .addToStringData(KEYS.secretKey(), literal.secretKey())
                .build();
    }
}
