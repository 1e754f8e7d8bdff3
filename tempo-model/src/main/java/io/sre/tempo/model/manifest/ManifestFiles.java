package io.sre.tempo.model.manifest;

import io.sre.tempo.model.finding.Problem;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the files to read. */
final class ManifestFiles {

    private static final int LARGEST_MEBIBYTES = 64;

    /** Folders of links to folders of links have millions of ways to one folder. */
    private static final int MOST_VISITS = 10;

    private final List<ManifestFile> files = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private ManifestFiles() {}

    /** {@return the files of these folders and these files, those of each folder sorted, each once} */
    static List<ManifestFile> below(List<Path> paths) {
        ManifestFiles found = new ManifestFiles();
        for (Path path : paths) {
            found.add(path);
        }
        if (paths.size() > 1) {
            found.tellApart();
        }
        return found.files;
    }

    private void add(Path path) {
        if (Files.isDirectory(path)) {
            addFolder(path);
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            String name = lastOf(path);
            Problem special = Unreadable.special(name(path));
            add(name, path, attributes.isRegularFile() ? tooLarge(name, attributes) : special);
        } catch (IOException e) {
            add(name(path), path, Unreadable.path(name(path), e));
        }
    }

    private void add(String name, Path path, @Nullable Problem trouble) {
        if (isNew(path)) {
            files.add(new ManifestFile(name, path, false, trouble));
        }
    }

    private boolean isNew(Path path) {
        return seen.add(path.toAbsolutePath().normalize());
    }

    private static @Nullable Problem tooLarge(String name, BasicFileAttributes attributes) {
        boolean large = attributes.size() > LARGEST_MEBIBYTES * 1024L * 1024L;
        return large ? Unreadable.tooLarge(name, LARGEST_MEBIBYTES) : null;
    }

    private void addFolder(Path folder) {
        Visitor visitor = new Visitor(folder);
        try {
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            visitor.add(name(folder), folder, Unreadable.path(name(folder), e));
        }
        // Of a file and the links to it, the file is read.
        Path real = real(folder);
        Map<Path, ManifestFile> once = new LinkedHashMap<>();
        for (ManifestFile file : visitor.sorted.values()) {
            once.merge(real(file.path()), file, (one, other) -> isBelow(real, folder, other) ? other : one);
        }
        Set<ManifestFile> kept = new HashSet<>(once.values());
        visitor.sorted.values().stream().filter(kept::contains).forEach(files::add);
    }

    /** {@return whether there is no link between the folder and the file} */
    private static boolean isBelow(Path real, Path folder, ManifestFile file) {
        return real(file.path()).equals(real.resolve(folder.relativize(file.path())));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /** Names that several paths have in common are told with the path that was given. */
    private void tellApart() {
        Set<String> names = new HashSet<>();
        Set<String> common = new HashSet<>();
        for (ManifestFile file : files) {
            if (!names.add(file.name())) {
                common.add(file.name());
            }
        }
        files.replaceAll(file -> common.contains(file.name()) ? file.named(name(file.path())) : file);
    }

    private static String name(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static String lastOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static boolean isManifestName(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final Map<String, ManifestFile> sorted = new TreeMap<>();
        private final Map<Path, Integer> visits = new HashMap<>();

        Visitor(Path folder) {
            this.folder = folder;
        }

        void add(String name, Path path, @Nullable Problem trouble) {
            if (isNew(path)) {
                sorted.put(name, new ManifestFile(name, path, true, trouble));
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            boolean often = visits.merge(real(path), 1, Integer::sum) > MOST_VISITS;
            return often || isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (isManifestName(path.toString()) && !isHidden(path)) {
                String name = nameBelow(path);
                if (attributes.isRegularFile()) {
                    add(name, path, tooLarge(name, attributes));
                } else {
                    // Links are followed, so one that is left leads nowhere.
                    add(name, path, attributes.isSymbolicLink() ? Unreadable.link(name) : Unreadable.special(name));
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException reason) {
            boolean loop = reason instanceof FileSystemLoopException;
            if (!loop && !isHidden(path)) {
                String name = path.equals(folder) ? name(path) : nameBelow(path);
                add(name, path, Unreadable.path(name, reason));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, @Nullable IOException reason) {
            return reason == null ? FileVisitResult.CONTINUE : visitFileFailed(path, reason);
        }

        /** The folder that was asked for is read whatever it is called. */
        private boolean isHidden(Path path) {
            return !path.equals(folder) && lastOf(path).startsWith(".");
        }

        private String nameBelow(Path path) {
            return name(folder.relativize(path));
        }
    }
}
