package io.sre.tempo.model.manifest;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.finding.Problems;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The resources of folders and files, and what could not be read of them.
 *
 * <pre>{@code
 * Manifests manifests = Manifests.read(Path.of("platform")).orThrow();
 * for (Manifest manifest : manifests.list()) {
 *     System.out.println(manifest); // apps/web.yaml:12: Deployment shop/web
 * }
 * }</pre>
 *
 * <p>Of a folder all files named {@code *.yaml}, {@code *.yml} and {@code *.json} are read, those in folders below it too,
 * in the order of their relative paths. What is hidden (its name begins with a dot) is left out, and so are links that
 * lead back to a folder around them or to another file of the folder. A text may hold any number of documents; lists of resources ({@code kind: List} or
 * {@code PodList}, with {@code items}) count as their items. A document of such a folder that lacks {@code apiVersion} or {@code kind} and has
 * neither {@code metadata} nor {@code spec} is something else, such as Helm's values, and is {@linkplain #ignored() ignored}.
 *
 * <p>What is broken hides nothing else: the other documents of its file are read. A file may have 64 MiB and 5,000,000
 * values, a document or item of a list 3 MiB, 250,000 values, 100 levels and 1024 characters in the keys on the way to a
 * value. YAML means what it means to
 * {@link io.sre.tempo.model.yaml.Yaml}. Immutable, save for the trees of the manifests.
 */
public final class Manifests {

    private final List<Manifest> list;
    private final List<Unread> unread;
    private final List<Document> others;
    private final boolean accepted;

    Manifests(List<Manifest> list, List<Unread> unread, List<Document> others, boolean accepted) {
        this.list = List.copyOf(list);
        this.unread = List.copyOf(unread);
        this.others = List.copyOf(others);
        this.accepted = accepted;
    }

    /**
     * {@return what lies in folders and files; whatever cannot be read, a missing path as well, is a problem}
     *
     * @param paths folders, and files of any name. A file is read once, even if several paths lead to it
     */
    public static Manifests read(Path... paths) {
        ManifestReader reader = new ManifestReader();
        for (ManifestFile file : ManifestFiles.below(List.of(paths))) {
            reader.read(file);
        }
        return reader.manifests();
    }

    /**
     * {@return what a text holds, as if it was read from a file that was named: each document must be a manifest}
     *
     * @param file the name of the file, for the places
     * @param text the text of the file
     */
    public static Manifests parse(String file, String text) {
        ManifestReader reader = new ManifestReader();
        reader.read(requireNonNull(file, "file"), requireNonNull(text, "text"), false);
        return reader.manifests();
    }

    /**
     * {@return what texts hold, as if they were the files of a folder}
     *
     * @param files the text of each file by its name, with {@code /} between folders
     */
    public static Manifests parse(Map<String, String> files) {
        ManifestReader reader = new ManifestReader();
        files.forEach((file, text) -> reader.read(file, text, true));
        return reader.manifests();
    }

    /**
     * {@return a set of resources that are at hand, such as some of another set, or those that patches made}
     *
     * @param resources in any order
     */
    public static Manifests of(Collection<Manifest> resources) {
        return new Manifests(List.copyOf(resources), List.of(), List.of(), false);
    }

    /** {@return every resource that could be read, in the order of files and lines} */
    public List<Manifest> list() {
        return list;
    }

    /** {@return what could not be read, in the order of files and lines; the path is {@code shop/web.yaml:12}} */
    public List<Problem> problems() {
        return unread.stream().map(Unread::problem).toList();
    }

    /** {@return what could not be read, and why, in the order of files and lines} */
    public List<Unread> unread() {
        return unread;
    }

    /** {@return the places of documents that are no manifests and do not claim to be, {@code chart/values.yaml:1}} */
    public List<String> ignored() {
        Set<String> refused = unread.stream()
                .map(document -> Unreadable.place(document.file(), document.line()))
                .collect(Collectors.toSet());
        return others.stream()
                .map(Document::place)
                .filter(place -> !refused.contains(place))
                .toList();
    }

    /** {@return the documents that are no manifests and do not claim to be, in the order of files and lines} */
    public List<Document> others() {
        return others;
    }

    /** {@return the same, for a caller who goes on without what could not be read: {@link #orThrow()} does not throw} */
    public Manifests withoutUnreadable() {
        return new Manifests(list, unread, others, true);
    }

    /** {@return whether the problems are {@linkplain #withoutUnreadable() accepted}} */
    public boolean isAccepted() {
        return accepted;
    }

    /**
     * {@return the same}
     *
     * @throws io.sre.tempo.model.finding.InvalidDescriptionException with all problems, unless they were
     *     {@linkplain #withoutUnreadable() accepted}
     */
    public Manifests orThrow() {
        if (!accepted) {
            Problems found = Problems.none();
            problems().forEach(found::add);
            found.orThrow("set of manifests");
        }
        return this;
    }
}
