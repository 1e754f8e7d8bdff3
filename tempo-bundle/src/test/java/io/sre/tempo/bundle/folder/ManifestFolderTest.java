package io.sre.tempo.bundle.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFolderTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path parent;

    @Test
    void writes_files_and_folders_and_leaves_the_others_alone() throws IOException {
        Path folder = folderWith(Map.of("own.txt", "mine"));

        FolderChange change = ManifestFolder.at(folder).write(files("b.yaml", "b: é\n", "deep/er/a.yaml", "a: 1\n"));

        assertThat(change.written()).containsExactly("b.yaml", "deep/er/a.yaml");
        assertThat(change.unchanged()).isEmpty();
        assertThat(snapshot(folder))
                .containsExactly(
                        Map.entry("b.yaml", "b: é\n"),
                        Map.entry("deep", "folder"),
                        Map.entry("deep/er", "folder"),
                        Map.entry("deep/er/a.yaml", "a: 1\n"),
                        Map.entry("own.txt", "mine"));
    }

    @Test
    void makes_the_folder_and_its_parents() throws IOException {
        Path folder = parent.resolve("x/y");

        ManifestFolder.at(folder).write(files("a.yaml", "a"));

        assertThat(snapshot(folder)).containsExactly(Map.entry("a.yaml", "a"));
    }

    @Test
    void does_not_touch_what_is_the_same() throws IOException {
        Path folder = folderWith(Map.of("a.yaml", "a", "b.yaml", "b"));
        Files.setLastModifiedTime(folder.resolve("a.yaml"), LONG_AGO);

        FolderChange change = ManifestFolder.at(folder).write(files("a.yaml", "a", "b.yaml", "B"));

        assertThat(change).isEqualTo(new FolderChange(List.of("b.yaml"), List.of("a.yaml")));
        assertThat(Files.getLastModifiedTime(folder.resolve("a.yaml"))).isEqualTo(LONG_AGO);
        assertThat(snapshot(folder)).containsEntry("b.yaml", "B").hasSize(2);
    }

    @Test
    void does_nothing_when_run_again() {
        Path folder = parent.resolve("x");
        Map<String, String> files = files("a.yaml", "a", "b/c.yaml", "c");
        ManifestFolder.at(folder).write(files);

        FolderChange change =
                ManifestFolder.at(folder, ManifestFolderTest::fail).write(files);

        assertThat(change.written()).isEmpty();
        assertThat(change.unchanged()).containsExactly("a.yaml", "b/c.yaml");
    }

    @Test
    void a_replaced_file_keeps_its_permissions() throws IOException {
        Path folder = folderWith(Map.of("a.yaml", "a"));
        Path file = folder.resolve("a.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw---x"));

        ManifestFolder.at(folder).write(files("a.yaml", "b"));

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-rw---x"));
    }

    @Test
    void a_folder_in_the_way_of_the_fourth_file_leaves_everything_as_it_was() throws IOException {
        Path folder = folderWith(Map.of("a.yaml", "old a", "d.yaml/inside.txt", "x"));
        SortedMap<String, String> before = snapshot(folder);

        assertRefused(folder, fourFiles(), folder.resolve("d.yaml") + " is a folder where a file should go");

        assertThat(snapshot(folder)).isEqualTo(before);
    }

    @Test
    void a_folder_that_comes_between_the_moves_leaves_everything_as_it_was() throws IOException {
        Path folder = folderWith(Map.of("a.yaml", "old a", "own.txt", "mine"));
        Files.setLastModifiedTime(folder.resolve("a.yaml"), LONG_AGO);
        SortedMap<String, String> before = snapshot(folder);
        AtomicInteger moves = new AtomicInteger();
        ManifestFolder interrupted = ManifestFolder.at(folder, (from, to) -> {
            if (moves.incrementAndGet() == 4) {
                Files.createDirectory(to);
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        });

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> interrupted.write(fourFiles()))
                .withMessageStartingWith("cannot write to " + folder + ": ")
                .withMessageContaining("d.yaml");

        Files.delete(folder.resolve("d.yaml"));
        assertThat(snapshot(folder)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(folder.resolve("a.yaml"))).isEqualTo(LONG_AGO);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_failure_at_any_move_leaves_no_trace(int failing) throws IOException {
        Path folder = parent.resolve("new/folder");
        AtomicInteger moves = new AtomicInteger();
        ManifestFolder failingFolder = ManifestFolder.at(folder, (from, to) -> {
            if (moves.incrementAndGet() == failing) {
                throw new IOException("no space left on device");
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        });

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> failingFolder.write(fourFiles()))
                .withMessageContaining("no space left on device");

        assertThat(snapshot(parent)).isEmpty();
    }

    @Test
    void says_where_the_old_content_is_if_it_cannot_be_put_back() throws IOException {
        Path folder = folderWith(Map.of("a.yaml", "old a"));
        ManifestFolder broken = ManifestFolder.at(folder, (from, to) -> {
            if (to.endsWith("b.yaml")) {
                Files.delete(folder.resolve("a.yaml"));
                Files.createDirectories(folder.resolve("a.yaml/in/the/way"));
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            if (to.endsWith("b.yaml")) {
                throw new IOException("gone");
            }
        });

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> broken.write(fourFiles()))
                .withMessageContaining("gone; not everything was put back; what is missing lies in " + folder);

        assertThat(snapshot(folder)).containsValue("old a");
    }

    @Test
    void refuses_links() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Path folder = folderWith(Map.of("own.txt", "mine"));
        Files.createSymbolicLink(folder.resolve("dir"), elsewhere);
        Files.createSymbolicLink(folder.resolve("file.yaml"), elsewhere.resolve("target"));

        String reason = " is a symbolic link, which could lead out of the folder";
        assertRefused(folder, files("dir/a.yaml", "a"), folder.resolve("dir") + reason);
        assertRefused(folder, files("file.yaml", "a"), folder.resolve("file.yaml") + reason);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void refuses_files_in_the_place_of_folders() throws IOException {
        Path folder = folderWith(Map.of("a", "a file"));

        assertRefused(folder, files("a/b.yaml", "b"), folder.resolve("a") + " is a file where a folder is needed");
        assertRefused(folder.resolve("a"), files("b.yaml", "b"), folder.resolve("a") + " is no folder");
    }

    @Test
    void refuses_read_only_files() throws IOException {
        Path folder = folderWith(Map.of("a.yaml", "a"));
        Files.setPosixFilePermissions(folder.resolve("a.yaml"), PosixFilePermissions.fromString("r--r--r--"));

        assertRefused(folder, files("a.yaml", "b"), folder.resolve("a.yaml") + " is read-only");
        assertThat(ManifestFolder.at(folder).write(files("0.yaml", "0")).written())
                .containsExactly("0.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../../x",
                "/etc/x",
                "",
                ".",
                "..",
                "a//b",
                "a/",
                "./a",
                "a\\b",
                "C:x",
                "a\nb",
                "a\u0000"
            })
    void refuses_names_that_could_lead_out_of_the_folder(String name) throws IOException {
        Path folder = parent.resolve("x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestFolder.at(folder).write(files("good.yaml", "a", name, "b")))
                .withMessageStartingWith("the file name \"" + name + "\" cannot be used: ");
        assertThat(snapshot(parent)).isEmpty();
    }

    @Test
    void refuses_names_and_contents_that_cannot_be_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestFolder.at(parent).write(files("a/b", "x", "a", "y")))
                .withMessage("the file name \"a\" cannot be used: it is a folder of another file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestFolder.at(parent).write(files("a", "x", "b", "\uD83D")))
                .withMessage("the content of \"b\" holds half a surrogate pair, which has no UTF-8 form");
        assertThat(parent).isEmptyDirectory();
    }

    private static void assertRefused(Path folder, Map<String, String> files, String reason) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ManifestFolder.at(folder).write(files))
                .withMessage("cannot write to %s: %s", folder, reason);
    }

    private static void fail(Path from, Path to) {
        throw new AssertionError("%s must not be moved to %s".formatted(from, to));
    }

    private Path folderWith(Map<String, String> files) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("folder"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    private static Map<String, String> fourFiles() {
        return files("a.yaml", "a", "b.yaml", "b", "c/c.yaml", "c", "d.yaml", "d");
    }

    private static Map<String, String> files(String... namesAndContents) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int index = 0; index < namesAndContents.length; index += 2) {
            files.put(namesAndContents[index], namesAndContents[index + 1]);
        }
        return files;
    }

    /** Every file with its content and every folder, hidden ones included. */
    private static SortedMap<String, String> snapshot(Path folder) throws IOException {
        SortedMap<String, String> snapshot = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(path -> !path.equals(folder)).toList()) {
                snapshot.put(
                        folder.relativize(path).toString(),
                        Files.isDirectory(path) ? "folder" : Files.readString(path));
            }
        }
        return snapshot;
    }
}
