package io.sre.tempo.bundle.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.model.yaml.Yaml;
import java.util.List;
import java.util.Map;

/**
 * Manifests as YAML and back.
 *
 * <p>Written are the fields in the order of people ({@code apiVersion}, {@code kind}, {@code metadata} with the name
 * first, then the rest), without nulls and empty parts, save those that mean something: selectors, {@code emptyDir}, items
 * of lists such as a rule that allows everything, and all that lies in the spec of a kind that is not Kubernetes' own,
 * such as the values of a HelmRelease. A status is written only if there is something in it.
 *
 * <p>What is written is read back as an equal object, unless it had empty parts that mean nothing. Immutable.
 */
public final class ManifestYaml {

    private final Kinds kinds;

    private ManifestYaml(Kinds kinds) {
        this.kinds = kinds;
    }

    /**
     * {@return a reader and writer that knows Namespace, ConfigMap, Secret, Service, ServiceAccount, Pod, NetworkPolicy,
     * and Flux's HelmRelease, HelmRepository and OCIRepository}
     */
    public static ManifestYaml standard() {
        return new ManifestYaml(Kinds.standard());
    }

    /**
     * {@return one that knows one more kind}
     *
     * @param type the type to read it into, annotated with its group, version and kind; replaces the one known so far
     */
    public ManifestYaml with(Class<? extends HasMetadata> type) {
        return new ManifestYaml(kinds.with(requireNonNull(type, "type")));
    }

    /**
     * {@return the manifest as YAML}
     *
     * @param manifest any object, also of a kind that was not named
     * @throws IllegalArgumentException if a part has no YAML form, as {@link Yaml#write(JsonNode)} tells
     */
    public String write(HasMetadata manifest) {
        return Yaml.write(tree(manifest));
    }

    /**
     * {@return the manifest as YAML with comments}
     *
     * @param manifest any object
     * @param comments what to say above which field or list item of {@link #tree}; the empty pointer is the top
     * @throws IllegalArgumentException if a part has no YAML form, or a pointer leads nowhere
     */
    public String write(HasMetadata manifest, Map<JsonPointer, String> comments) {
        return Yaml.write(tree(manifest), comments);
    }

    /**
     * {@return the manifests as one text, with a {@code ---} line between them}
     *
     * @param manifests any objects
     * @throws IllegalArgumentException if a part has no YAML form
     */
    public String writeAll(List<? extends HasMetadata> manifests) {
        return Yaml.writeAll(manifests.stream().map(this::tree).toList());
    }

    /**
     * {@return what is written of a manifest, as a tree of its own}
     *
     * @param manifest any object
     */
    public JsonNode tree(HasMetadata manifest) {
        return ManifestTree.of(requireNonNull(manifest, "manifest"));
    }

    /**
     * {@return the manifests of a text, in their order; those of unknown kinds as
     * {@link io.fabric8.kubernetes.api.model.GenericKubernetesResource}}
     *
     * @param text YAML with any number of documents; empty ones are left out
     * @throws io.sre.tempo.model.yaml.YamlException if the text is no YAML, or a key stands twice
     * @throws io.sre.tempo.model.finding.InvalidDescriptionException with everything in all documents that does not fit:
     *     unknown fields at any depth, numbers for text, lists for objects, a missing kind. Of a list with
     *     items of the wrong kind only the first such item. The values are not told, for they may be secrets
     */
    public List<HasMetadata> read(String text) {
        return List.copyOf(new ManifestReader(kinds).read(Yaml.readAll(text)));
    }

    /**
     * {@return the only manifest of a text}
     *
     * @param text YAML with one document
     * @param type what it must be
     * @throws IllegalArgumentException as for {@link #read(String)}, and if there is not one document or it is of another
     *     type
     */
    public <T extends HasMetadata> T read(String text, Class<T> type) {
        List<HasMetadata> manifests = new ManifestReader(kinds).read(List.of(Yaml.read(text)));
        HasMetadata manifest = manifests.get(0);
        if (!type.isInstance(manifest)) {
            throw new IllegalArgumentException("the manifest is a %s of %s, not a %s"
                    .formatted(manifest.getKind(), manifest.getApiVersion(), type.getSimpleName()));
        }
        return type.cast(manifest);
    }
}
