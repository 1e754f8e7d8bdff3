package io.sre.tempo.bundle.folder;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder that manifests are written into, all or none: {@code ManifestFolder.at(path).write(files)}.
 *
 * <p>Files are prepared in a hidden folder within, then moved to their places one by one, each move atomic. If one
 * fails, those before it are taken back. A process that is killed between two moves leaves both kinds of files and the
 * hidden folder {@code .tempo-*}. Not meant for a folder that somebody else changes at the same time.
 */
public final class ManifestFolder {

    private final Path folder;
    private final Move move;

    private ManifestFolder(Path folder, Move move) {
        this.folder = folder;
        this.move = move;
    }

    /**
     * {@return the folder; nothing is read or made yet}
     *
     * @param folder where it is; it and its parents are made when files are written, if they do not exist
     */
    public static ManifestFolder at(Path folder) {
        return at(folder, (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }

    static ManifestFolder at(Path folder, Move move) {
        return new ManifestFolder(
                requireNonNull(folder, "folder").toAbsolutePath().normalize(), move);
    }

    /**
     * Writes files as UTF-8. A file that holds these bytes already is not touched; files that are not named are left
     * alone; a file that is replaced keeps its permissions.
     *
     * @param files content by name; the name is relative to the folder, with {@code /} between its parts
     * @return what was written and what was not
     * @throws IllegalArgumentException if a name leads out of the folder or is the folder of another one, or a content
     *     holds half a surrogate pair; nothing was changed
     * @throws UncheckedIOException if a symbolic link, a folder or a read-only file stands in the way, or the file
     *     system refuses. The message says where; nothing was changed, unless it says so
     */
    public FolderChange write(Map<String, String> files) {
        FileName.requireGood(files.keySet());
        Map<String, byte[]> contents = new LinkedHashMap<>();
        files.forEach((name, content) -> contents.put(name, encode(name, content)));
        try {
            return writeBytes(contents);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to %s: %s".formatted(folder, reason(e)), e);
        }
    }

    private FolderChange writeBytes(Map<String, byte[]> contents) throws IOException {
        List<String> written = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        Obstacles.requireFolder(folder);
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            Path target = FileName.resolve(folder, content.getKey());
            Obstacles.requireFree(folder, target);
            (Obstacles.holds(target, content.getValue()) ? unchanged : written).add(content.getKey());
        }
        if (!written.isEmpty()) {
            replace(written, contents);
        }
        return new FolderChange(written, unchanged);
    }

    private void replace(List<String> names, Map<String, byte[]> contents) throws IOException {
        Replacement replacement = Replacement.by(move);
        try {
            replacement.begin(folder);
            for (String name : names) {
                replacement.prepare(FileName.resolve(folder, name), requireNonNull(contents.get(name)));
            }
            replacement.moveAll();
        } catch (IOException | RuntimeException e) {
            replacement.takeBack(e);
            throw e;
        }
        replacement.end();
    }

    private static byte[] encode(String name, String content) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(content));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "the content of \"%s\" holds half a surrogate pair, which has no UTF-8 form".formatted(name), e);
        }
    }

    /** Java's own exceptions have no more than a path for a message: their type says what happened. */
    private static String reason(IOException e) {
        StringBuilder reason = new StringBuilder(e instanceof Obstacle ? String.valueOf(e.getMessage()) : e.toString());
        for (Throwable suppressed : e.getSuppressed()) {
            reason.append("; ").append(suppressed.getMessage());
        }
        return reason.toString();
    }

    /** How a file gets to its place. */
    interface Move {
        void move(Path from, Path to) throws IOException;
    }
}
