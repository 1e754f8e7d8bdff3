package io.sre.tempo.bundle.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;

/** Looks, before anything is changed, whether files can go where they should. */
final class Obstacles {

    private Obstacles() {}

    static void requireFolder(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new Obstacle(folder, "is no folder");
        }
    }

    static void requireFree(Path folder, Path target) throws IOException {
        Path parent = folder;
        Path relative = folder.relativize(target);
        for (int index = 0; index < relative.getNameCount() - 1; index++) {
            parent = parent.resolve(relative.getName(index));
            requireNoLink(parent);
            if (exists(parent) && !Files.isDirectory(parent)) {
                throw new Obstacle(parent, "is a file where a folder is needed");
            }
        }
        requireNoLink(target);
        if (exists(target)) {
            requireWritableFile(target);
        }
    }

    /** Whether the file is there with this content. */
    static boolean holds(Path target, byte[] content) throws IOException {
        return exists(target)
                && Files.size(target) == content.length
                && Arrays.equals(Files.readAllBytes(target), content);
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void requireNoLink(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new Obstacle(path, "is a symbolic link, which could lead out of the folder");
        }
    }

    private static void requireWritableFile(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new Obstacle(target, "is a folder where a file should go");
        }
        if (!Files.isRegularFile(target)) {
            throw new Obstacle(target, "is no regular file");
        }
        if (!Files.isWritable(target) || isMarkedReadOnly(target)) {
            throw new Obstacle(target, "is read-only");
        }
    }

    /** The superuser may write it all the same, but somebody has marked it on purpose. */
    private static boolean isMarkedReadOnly(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().stream().noneMatch(Obstacles::isWrite);
    }

    private static boolean isWrite(PosixFilePermission permission) {
        return permission == PosixFilePermission.OWNER_WRITE
                || permission == PosixFilePermission.GROUP_WRITE
                || permission == PosixFilePermission.OTHERS_WRITE;
    }
}
