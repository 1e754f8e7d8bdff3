package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Flux object as fabric8's client wants it: mutable, with a constructor that takes nothing, equal by value. Only its
 * shell can be changed; spec and status are values, to be replaced as a whole.
 *
 * <p>Whatever has the shape of the CRD can be read, valid or not: {@link #problems()} tells.
 *
 * @param <S> the type of the spec
 * @param <T> the type of the status
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
@JsonDeserialize(using = JsonDeserializer.None.class)
@SuppressWarnings("serial") // fabric8 asks for Serializable; nobody serialises but with Jackson
public abstract sealed class FluxResource<S extends FluxValue, T extends FluxValue> implements HasMetadata, Namespaced
        permits HelmRelease, HelmRepository, OCIRepository {

    private String apiVersion = HasMetadata.getApiVersion(getClass());
    private String kind = HasMetadata.getKind(getClass());
    private ObjectMeta metadata = new ObjectMeta();
    private @Nullable S spec;
    private @Nullable T status;
    private final Map<String, Object> additionalProperties = new LinkedHashMap<>();

    FluxResource() {}

    FluxResource(String namespace, String name, S spec) {
        this.spec = spec;
        metadata.setNamespace(namespace);
        metadata.setName(name);
    }

    @Override
    public String getApiVersion() {
        return apiVersion;
    }

    @Override
    public void setApiVersion(String version) {
        this.apiVersion = version;
    }

    @Override
    public String getKind() {
        return kind;
    }

    /**
     * Sets the kind; a valid object has that of its type.
     *
     * @param kind the kind
     */
    public void setKind(String kind) {
        this.kind = kind;
    }

    @Override
    public ObjectMeta getMetadata() {
        return metadata;
    }

    @Override
    public void setMetadata(@Nullable ObjectMeta metadata) {
        this.metadata = metadata == null ? new ObjectMeta() : metadata;
    }

    /** {@return what is asked for; null only in an object that was read or made without} */
    public @Nullable S getSpec() {
        return spec;
    }

    /**
     * Replaces what is asked for.
     *
     * @param spec the new spec; not checked here
     */
    public void setSpec(@Nullable S spec) {
        this.spec = spec;
    }

    /** {@return what the controller has done; null before it has seen the object} */
    public @Nullable T getStatus() {
        return status;
    }

    /**
     * Replaces what the controller has done; for tests and controllers.
     *
     * @param status the new status
     */
    public void setStatus(@Nullable T status) {
        this.status = status;
    }

    /** {@return the fields beside metadata, spec and status that were read; may be changed} */
    @JsonAnyGetter
    public Map<String, Object> getAdditionalProperties() {
        return additionalProperties;
    }

    /**
     * Sets a field beside metadata, spec and status.
     *
     * @param name its name
     * @param value what it holds
     */
    @JsonAnySetter
    public void setAdditionalProperty(String name, @Nullable Object value) {
        additionalProperties.put(name, value);
    }

    /**
     * {@return where fields are that this library does not know, such as {@code spec.install.newField}; in the order in
     * which they are written, empty for an object that the CRD of this library's Flux describes}
     */
    public List<String> unknownFields() {
        UnknownPaths paths = new UnknownPaths();
        paths.visit("spec", spec);
        paths.visit("status", status);
        paths.names("", additionalProperties);
        return paths.found();
    }

    /**
     * {@return everything for which Flux or the API server would refuse the object, in the order in which fields are
     * written; the status is not looked at}
     */
    public List<Problem> problems() {
        return found().list();
    }

    /** Throws one exception with all problems, if there are any. */
    final void refuseProblems() {
        found().orThrow(HasMetadata.getKind(getClass()));
    }

    abstract void check(Problems problems, S present);

    private Problems found() {
        Problems problems = Problems.none();
        same(problems, "apiVersion", apiVersion, HasMetadata.getApiVersion(getClass()));
        same(problems, "kind", kind, HasMetadata.getKind(getClass()));
        checkMetadata(problems.at("metadata"));
        if (spec == null) {
            Checks.missing(problems, "spec");
        } else {
            check(problems.at("spec"), spec);
        }
        return problems;
    }

    private void checkMetadata(Problems problems) {
        Optional<String> name = Optional.ofNullable(metadata.getName());
        Checks.mandatory(problems, "name", name.orElse(""), Syntax.DNS_SUBDOMAIN);
        problems.check("namespace", Optional.ofNullable(metadata.getNamespace()), Syntax.DNS_LABEL);
    }

    private static void same(Problems problems, String part, @Nullable String found, String wanted) {
        if (!wanted.equals(found)) {
            problems.add(part, found, "must be \"%s\"".formatted(wanted), "write \"%s\"".formatted(wanted));
        }
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // the subclasses are final, and differ even without a spec
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && parts().equals(((FluxResource<?, ?>) other).parts());
    }

    @Override
    public final int hashCode() {
        return parts().hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + parts();
    }

    private Map<String, @Nullable Object> parts() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("apiVersion", apiVersion);
        parts.put("kind", kind);
        parts.put("metadata", metadata);
        parts.put("spec", spec);
        parts.put("status", status);
        parts.putAll(additionalProperties);
        return parts;
    }
}
