package io.sre.tempo.bundle;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.bundle.folder.FolderChange;
import io.sre.tempo.bundle.folder.ManifestFolder;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every manifest of a described Tempo: as objects to apply, as text, and as the files of a GitOps repository.
 *
 * <pre>{@code
 * TempoBundle bundle = TempoBundle.of(tempo);
 * bundle.writeTo(Path.of("platform/core/tempo"));
 * client.resourceList(bundle.resources()).serverSideApply();
 * }</pre>
 *
 * <p>The same description gives the same bytes. Immutable; every call gives fresh objects.
 */
public final class TempoBundle {

    private final Tempo tempo;

    private TempoBundle(Tempo tempo) {
        this.tempo = tempo;
    }

    /**
     * {@return the bundle of a description}
     *
     * @param tempo what is wanted
     */
    public static TempoBundle of(Tempo tempo) {
        return new TempoBundle(requireNonNull(tempo, "tempo"));
    }

    /** {@return the description} */
    public Tempo tempo() {
        return tempo;
    }

    /**
     * {@return every object, in the order to apply them in: what others need comes first, and the policies stand before
     * the pods that they protect}
     */
    public List<HasMetadata> resources() {
        return parts().stream().map(BundlePart::object).toList();
    }

    /** {@return every object as one YAML text, in the order to apply them in} */
    public String toYaml() {
        return parts().stream().map(BundlePart::text).collect(Collectors.joining("---\n"));
    }

    /**
     * {@return every file by its name, with {@code /} between folders: the manifests, and a {@code kustomization.yaml} that
     * lists them}
     */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (BundlePart manifest : parts()) {
            files.put(manifest.file(), manifest.text());
        }
        files.put("kustomization.yaml", Kustomization.listing(List.copyOf(files.keySet())));
        return files;
    }

    /**
     * {@return what the {@linkplain Validator#standard() validator} finds in the {@linkplain #files() files}}
     *
     * <p>No description gives errors or warnings; what could be safer, easier to run, or could not be checked is told. There
     * is more to check together with the manifests around it: give the validator all of them.
     *
     * <pre>{@code
     * TempoBundle.of(tempo).validate().orThrow(Severity.WARNING).forEach(System.out::println);
     * }</pre>
     */
    public Findings validate() {
        return Validator.standard().validate(Manifests.parse(files()));
    }

    /**
     * Writes the {@linkplain #files() files}, all or none. Files that have the same content already are not touched, and
     * other files of the folder are left alone.
     *
     * @param folder where to; it and its parents are made if they do not exist
     * @return what was written and what was not
     * @throws java.io.UncheckedIOException if something stands in the way or the file system refuses; the folder is as it
     *     was then
     */
    public FolderChange writeTo(Path folder) {
        return ManifestFolder.at(folder).write(files());
    }

    private List<BundlePart> parts() {
        return BundleParts.of(tempo);
    }
}
