package io.sre.tempo.bundle.folder;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files on their way into a folder, and what is needed to go back. */
final class Replacement {

    private final ManifestFolder.Move move;
    private final List<Prepared> prepared = new ArrayList<>();
    private final Deque<Undo> undos = new ArrayDeque<>();
    private @Nullable Path staging;

    private Replacement(ManifestFolder.Move move) {
        this.move = move;
    }

    static Replacement by(ManifestFolder.Move move) {
        return new Replacement(move);
    }

    /** Makes the folder, if needed, and one within it for what is on its way: so a move stays on one file system. */
    void begin(Path folder) throws IOException {
        makeFolders(folder);
        Path made = Files.createTempDirectory(folder, ".tempo-");
        staging = made;
        undos.push(() -> remove(made));
    }

    /** Writes the new content, and a copy of the old one, aside. */
    void prepare(Path target, byte[] content) throws IOException {
        Path fresh = Files.write(aside("new"), content);
        Path old = null;
        if (Obstacles.exists(target)) {
            old = aside("old");
            Files.copy(target, old, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            keepPermissions(target, fresh);
        }
        prepared.add(new Prepared(target, fresh, old));
    }

    void moveAll() throws IOException {
        for (Prepared file : prepared) {
            makeFolders(file.target().getParent());
            move.move(file.fresh(), file.target());
            undos.push(() -> putBack(file));
        }
    }

    /**
     * Puts everything back as it was, the last step first. What fails is added to the failure; from there on nothing
     * more is removed, so that the old contents stay to be had.
     */
    void takeBack(Exception failure) {
        try {
            while (!undos.isEmpty()) {
                undos.pop().undo();
            }
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(
                    new IOException("not everything was put back; what is missing lies in " + staging, e));
        }
    }

    void end() throws IOException {
        try {
            remove(staging());
        } catch (IOException e) {
            throw new Obstacle(staging(), "cannot be removed, though all files were written: " + e);
        }
    }

    private Path aside(String ending) {
        return staging().resolve("%d.%s".formatted(prepared.size(), ending));
    }

    private Path staging() {
        return requireNonNull(staging, "begin() comes first");
    }

    private void makeFolders(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        makeFolders(folder.getParent());
        Files.createDirectory(folder);
        undos.push(() -> removeIfEmpty(folder));
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }

    private static void putBack(Prepared file) throws IOException {
        if (file.old() == null) {
            Files.deleteIfExists(file.target());
        } else {
            Files.move(file.old(), file.target(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void remove(Path staging) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(staging)) {
            files = list.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(staging);
    }

    /** Somebody else may have put a file there in the meantime. */
    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return;
        }
    }

    /** A file in waiting; old is null if there was none. */
    private record Prepared(
            Path target, Path fresh, @Nullable Path old) {}

    private interface Undo {
        void undo() throws IOException;
    }
}
