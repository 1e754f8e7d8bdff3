package io.sre.tempo.datasource;

import org.immutables.value.Value;

/** With what Grafana shows who it is: {@code tlsAuth}, with both parts in {@code secureJsonData}. */
@Value.Immutable
public interface ClientCertificate {

    /** {@return where the certificate is, in PEM} */
    SecretValue certificate();

    /** {@return where its private key is, in PEM} */
    SecretValue key();

    /** {@return a builder; the compiler asks for the certificate, then the key} */
    static ClientCertificateBuilderStages.BuildStart builder() {
        return new ClientCertificateBuilder();
    }
}
