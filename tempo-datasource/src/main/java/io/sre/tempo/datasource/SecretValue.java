package io.sre.tempo.datasource;

import static java.util.Objects.requireNonNull;

import java.util.Objects;

/**
 * A value that Grafana keeps encrypted, and where Grafana finds it when it reads the file ("Grafana provisioning",
 * variable expansion). Normally the file has only a placeholder. {@link #toString()} shows the placeholder, and
 * {@code ****} instead of a literal.
 *
 * <p>No factory refuses a text. What is wrong with one is reported when the {@link TempoDatasource} is built.
 */
public final class SecretValue {

    /** Where the value is. */
    enum Source {
        FILE,
        ENVIRONMENT,
        VAULT,
        LITERAL
    }

    private final String prefix;
    private final Source source;
    private final String text;

    private SecretValue(String prefix, Source source, String text) {
        this.prefix = requireNonNull(prefix, "prefix");
        this.source = source;
        this.text = requireNonNull(text, "text");
    }

    /**
     * {@return the content of a file in Grafana's container, written {@code $__file{…}}. Grafana trims it, and then
     * expands every {@code $NAME} in it: take {@link #fromEnvironment(String)} for a secret that may have a dollar sign}
     *
     * @param path the absolute path of a mounted Secret's key: {@code /etc/secrets/tempo/password}
     */
    public static SecretValue fromFile(String path) {
        return new SecretValue("", Source.FILE, path);
    }

    /**
     * {@return the value of an environment variable of Grafana's container, written {@code $NAME}: the one form whose
     * result Grafana does not expand once more, so that the secret may have dollar signs}
     *
     * @param variable the variable's name: {@code TEMPO_PASSWORD}
     */
    public static SecretValue fromEnvironment(String variable) {
        return new SecretValue("", Source.ENVIRONMENT, variable);
    }

    /**
     * {@return a value in HashiCorp Vault, written {@code $__vault{…}}; Grafana Enterprise only}
     *
     * @param path what stands between the braces: {@code kv/data/grafana/tempo:password}
     */
    public static SecretValue fromVault(String path) {
        return new SecretValue("", Source.VAULT, path);
    }

    /**
     * {@return a value that stands in the file, and so in the ConfigMap, for everyone to read. For what is not secret, or
     * for a test}
     *
     * @param text the value itself
     */
    public static SecretValue literalInTheFile(String text) {
        return new SecretValue("", Source.LITERAL, text);
    }

    /**
     * {@return the same value behind a text that is no secret}
     *
     * @param text what comes first: {@code "Bearer "}
     */
    public SecretValue withPrefix(String text) {
        requireNonNull(text, "text");
        return isLiteral() ? literalInTheFile(text + this.text) : new SecretValue(text + prefix, source, this.text);
    }

    String prefix() {
        return prefix;
    }

    Source source() {
        return source;
    }

    /** The path, the variable's name, or the literal itself: never for a message, as people take one for the other. */
    String text() {
        return text;
    }

    boolean isLiteral() {
        return source == Source.LITERAL;
    }

    /** {@return whether the other value is found in the same place} */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretValue that
                && prefix.equals(that.prefix)
                && source == that.source
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(prefix, source, text);
    }

    /** {@return the placeholder, or {@code ****} for a literal} */
    @Override
    public String toString() {
        return isLiteral() ? "****" : ProvisioningText.placeholder(this);
    }
}
