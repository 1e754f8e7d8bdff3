package io.sre.tempo.datasource;

import org.immutables.value.Value;

/** The user as whom Grafana asks: {@code basicAuth}, with the password in {@code secureJsonData}. */
@Value.Immutable
public interface BasicAuth {

    /** {@return the user's name} */
    String user();

    /** {@return where the password is} */
    SecretValue password();

    /** {@return a builder; the compiler asks for the user, then the password} */
    static BasicAuthBuilderStages.BuildStart builder() {
        return new BasicAuthBuilder();
    }
}
