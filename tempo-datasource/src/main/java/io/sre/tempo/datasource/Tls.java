package io.sre.tempo.datasource;

import io.sre.tempo.model.TempoOptions;
import java.util.Optional;
import org.immutables.value.Value;

/** How Grafana and Tempo trust each other; only for an {@code https} address. */
@Value.Immutable
@TempoOptions
public interface Tls {

    /** {@return the name that Tempo's certificate must have; absent is the host of the address} */
    Optional<String> serverName();

    /** {@return whether any certificate will do; no unless said otherwise} */
    @Value.Default
    default boolean skipVerify() {
        return false;
    }

    /** {@return where the certificate of the authority is, in PEM; absent leaves it to Grafana's own list} */
    Optional<SecretValue> caCertificate();

    /** {@return with what Grafana shows who it is; absent if Tempo does not ask} */
    Optional<ClientCertificate> clientCertificate();

    /** {@return a builder; nothing is mandatory} */
    static TlsBuilder builder() {
        return new TlsBuilder();
    }
}
