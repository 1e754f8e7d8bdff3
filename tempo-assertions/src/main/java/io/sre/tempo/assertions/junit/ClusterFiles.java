package io.sre.tempo.assertions.junit;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reads the files of a {@link ClusterFrom}, once for each test class. */
final class ClusterFiles {

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(ClusterFiles.class);
    private static final System.Logger LOG = System.getLogger("io.sre.tempo.assertions");
    private static final String CLASS_PATH = "classpath:";

    private final ClusterFrom wanted;
    private final ClassLoader loader;
    private final List<FileSystem> opened = new ArrayList<>();

    private ClusterFiles(ClusterFrom wanted, ClassLoader loader) {
        this.wanted = wanted;
        this.loader = loader;
    }

    static Cluster cluster(ClusterFrom wanted, ExtensionContext context) {
        return reachability(wanted, context).cluster();
    }

    static Reachability reachability(ClusterFrom wanted, ExtensionContext context) {
        ExtensionContext outermost = outermost(context);
        // As a key, an annotation is equal to each that says the same.
        return outermost
                .getStore(STORE)
                .getOrComputeIfAbsent(
                        wanted,
                        unused -> {
                            ClusterFiles files = new ClusterFiles(
                                    wanted, outermost.getRequiredTestClass().getClassLoader());
                            Reachability read = files.read();
                            files.publishWarnings(read.cluster(), outermost);
                            return read;
                        },
                        Reachability.class);
    }

    private void publishWarnings(Cluster cluster, ExtensionContext context) {
        List<Problem> warnings = cluster.warnings();
        if (!warnings.isEmpty()) {
            String text = warnings.stream().map(Problem::toString).collect(Collectors.joining("\n  ", "  ", ""));
            context.publishReportEntry(annotation() + " warnings", text);
            LOG.log(System.Logger.Level.WARNING, "{0} has {1} warnings:\n{2}", annotation(), warnings.size(), text);
        }
    }

    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext found = context;
        while (found.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .isPresent()) {
            found = found.getParent().orElseThrow();
        }
        return found;
    }

    private Reachability read() {
        if (wanted.value().length == 0) {
            throw new ExtensionConfigurationException("@ClusterFrom names no file and no folder");
        }
        try {
            List<Path> paths = new ArrayList<>();
            for (String value : wanted.value()) {
                if (value.startsWith(CLASS_PATH)) {
                    paths.addAll(onClassPath(value.substring(CLASS_PATH.length())));
                } else {
                    paths.add(inModule(value));
                }
            }
            Cluster.Loader clusters = Cluster.loader();
            clusters = wanted.dropUnknownFields() ? clusters.dropUnknownFields() : clusters;
            clusters = wanted.leaveOutMalformed() ? clusters.leaveOutMalformed() : clusters;
            Semantics semantics = Semantics.defaults();
            Manifests manifests = Manifests.read(paths.toArray(Path[]::new));
            if (manifests.list().isEmpty() && manifests.problems().isEmpty()) {
                throw new ExtensionConfigurationException(
                        "%s: there is no manifest in it, so every test would be about nothing".formatted(annotation()));
            }
            return Reachability.of(
                    clusters.of(manifests),
                    wanted.podCidrs().length == 0 ? semantics : semantics.podCidrs(wanted.podCidrs()));
        } catch (InvalidDescriptionException e) {
            throw new ExtensionConfigurationException(
                    "%s cannot be used: %s".formatted(annotation(), e.getMessage()), e);
        } finally {
            close();
        }
    }

    private Path inModule(String value) {
        Path path = Path.of(System.getProperty("basedir", "")).resolve(value);
        if (!Files.exists(path)) {
            throw new ExtensionConfigurationException(
                    "%s: there is no %s; the path is relative to the folder of the module"
                            .formatted(annotation(), path.toAbsolutePath().normalize()));
        }
        return path;
    }

    private List<Path> onClassPath(String name) {
        try {
            List<Path> found = new ArrayList<>();
            for (URL url : Collections.list(loader.getResources(name))) {
                found.add(path(url.toURI()));
            }
            if (found.isEmpty()) {
                throw new ExtensionConfigurationException(
                        "%s: there is no %s on the class path of the tests".formatted(annotation(), name));
            }
            return found;
        } catch (IOException | URISyntaxException e) {
            throw new ExtensionConfigurationException(
                    "%s: %s cannot be read from the class path".formatted(annotation(), name), e);
        }
    }

    private Path path(URI uri) throws IOException {
        if (!uri.getScheme().equals("jar")) {
            return Path.of(uri);
        }
        String[] parts = uri.toString().split("!", 2);
        FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(parts[0].substring("jar:".length()))), Map.of());
        opened.add(jar);
        return jar.getPath(parts[1]);
    }

    private void close() {
        for (FileSystem jar : opened) {
            try {
                jar.close();
            } catch (IOException e) {
                throw new ExtensionConfigurationException("%s: a jar cannot be closed".formatted(annotation()), e);
            }
        }
    }

    private String annotation() {
        return "@ClusterFrom(\"%s\")".formatted(String.join("\", \"", wanted.value()));
    }
}
