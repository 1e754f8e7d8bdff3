package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Mount;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.HostPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where an installation keeps traces, as far as it can be told. */
final class TraceStorage {

    private static final String PATH = "tempo.storage.trace";

    private TraceStorage() {}

    /** The settings. */
    static Value of(Installation tempo) {
        return tempo.value(PATH);
    }

    /** The backend; empty if it cannot be told: the configuration is replaced, or a placeholder stands for it. */
    static Optional<String> backend(Installation tempo) {
        return decides(tempo) ? of(tempo).get("backend").literal() : Optional.empty();
    }

    /** Whether the settings decide: flags beat them, and another file, or text instead of the chart's, does not read them. */
    static boolean decides(Installation tempo) {
        return tempo.derived(Decision.class, Decision::of).ofSettings();
    }

    private record Decision(boolean ofSettings) {
        static Decision of(Installation tempo) {
            return new Decision(mayDecide(tempo));
        }
    }

    private static boolean mayDecide(Installation tempo) {
        Value flags = tempo.value("tempo.extraArgs");
        return !tempo.replacesConfig()
                && !flags.isUnknown()
                && flags.keys().stream().noneMatch(flag -> flag.equals("config.file") || flag.startsWith("storage."));
    }

    static boolean isAws(HostPort endpoint) {
        String host = endpoint.normalizedHost();
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn");
    }

    /** Each folder that Tempo makes at start: text that means itself and is absolute. */
    static List<Value> folders(Installation tempo) {
        List<Value> folders = new ArrayList<>();
        if (!decides(tempo)) {
            return folders;
        }
        folders.add(of(tempo).at("wal.path"));
        if (backend(tempo).filter("local"::equals).isPresent()) {
            folders.add(of(tempo).at("local.path"));
        }
        if (tempo.generatesMetrics()) {
            folders.add(tempo.value("tempo.metricsGenerator.storage.path"));
        }
        return folders.stream()
                .filter(folder ->
                        folder.literal().filter(TraceStorage::isOnDisk).isPresent())
                .toList();
    }

    /** The kernel's own folders are open to everybody. */
    private static boolean isOnDisk(String path) {
        return path.startsWith("/") && !path.startsWith("/dev/shm/");
    }

    /** Whether it can be told what is mounted where. */
    static boolean knowsMounts(Installation tempo) {
        Value more = tempo.value("tempo.extraVolumeMounts");
        return !tempo.value("persistence.enabled").isUnknown()
                && !more.hasUnknown()
                && more.elements().stream()
                        .noneMatch(mount -> mount.get("mountPath").hasPlaceholder());
    }

    /** The volumes that a folder lies on, the one that counts first. */
    static List<Mount> mountsOf(Installation tempo, String folder) {
        return tempo.mounts().stream()
                .filter(mount -> mount.holds(folder))
                .sorted(Comparator.comparingInt((Mount mount) -> -mount.path().length()))
                .toList();
    }

    /** Who Tempo runs as: what is written, or the user of the image; empty if it cannot be told. */
    static OptionalLong user(Installation tempo) {
        Value user = tempo.security("runAsUser");
        if (!user.isMissing() && !user.isNull()) {
            return user.number();
        }
        if (tempo.runsAtLeast("2.5.0")) {
            return OptionalLong.of(10001);
        }
        return tempo.runsBefore("2.5.0") ? OptionalLong.of(0) : OptionalLong.empty();
    }
}
