package io.sre.tempo.model.manifest;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the files to read. */
final class ManifestFiles {

    private final List<ManifestFile> files = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private ManifestFiles() {}

    /** {@return the files of these folders and these files, those of each folder sorted} */
    static List<ManifestFile> below(List<Path> paths) {
        ManifestFiles found = new ManifestFiles();
        for (Path path : paths) {
            found.add(path);
        }
        return found.files;
    }

    private void add(Path path) {
        if (Files.isDirectory(path)) {
            addFolder(path);
        } else {
            String name = String.valueOf(path.getFileName());
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                add(name, path, attributes, false);
            } catch (IOException e) {
                files.add(new ManifestFile(name, path, false, Unreadable.file(path.toString(), e)));
            }
        }
    }

    private void add(String name, Path path, BasicFileAttributes attributes, boolean found) {
        if (!seen.add(path.toAbsolutePath().normalize())) {
            return;
        }
        if (attributes.isRegularFile()) {
            files.add(new ManifestFile(name, path, found, null));
        } else if (!found) {
            files.add(new ManifestFile(name, path, false, Unreadable.special(path.toString())));
        }
    }

    private void addFolder(Path folder) {
        int first = files.size();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(folder));
        } catch (IOException e) {
            files.add(new ManifestFile("", folder, false, Unreadable.file(folder.toString(), e)));
        }
        files.subList(first, files.size()).sort(Comparator.comparing(ManifestFile::name));
    }

    private static boolean isManifestName(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;

        Visitor(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (isWanted(path)) {
                add(nameOf(path), path, attributes, true);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException reason) {
            boolean loop = reason instanceof FileSystemLoopException;
            if (!loop && !isHidden(path)) {
                String name = path.equals(folder) ? path.toString() : nameOf(path);
                files.add(new ManifestFile(name, path, true, Unreadable.file(name, reason)));
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isWanted(Path path) {
            return isManifestName(path.toString()) && !isHidden(path);
        }

        /** The folder that was asked for is read whatever it is called. */
        private boolean isHidden(Path path) {
            return !path.equals(folder) && String.valueOf(path.getFileName()).startsWith(".");
        }

        private String nameOf(Path path) {
            Path relative = folder.relativize(path);
            return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
        }
    }
}
