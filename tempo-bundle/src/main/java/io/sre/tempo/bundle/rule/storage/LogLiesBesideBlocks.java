package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Mount;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** The write-ahead log is not among the blocks. */
final class LogLiesBesideBlocks extends InstallationCheck {

    LogLiesBesideBlocks() {
        super(warning("TEMPO-STOR-013", "the write-ahead log lies outside of the folder of blocks")
                .because(
                        "Each folder in storage.trace.local.path is a tenant to Tempo. It takes the log's folder for one: it writes an index"
                                + " into it, or fails to poll it again and again.")
                .mend("write storage.trace.local.path: /var/tempo/traces")
                .source("Tempo 2.3.1 and 2.10.8, tempodb/blocklist/poller.go, by running them"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!TraceStorage.backend(tempo).filter("local"::equals).isPresent()) {
            return;
        }
        Value blocks = TraceStorage.of(tempo).at("local.path");
        Value log = TraceStorage.of(tempo).at("wal.path");
        String folder = Mount.folder(blocks.literal().orElse(""));
        boolean inside = !folder.isEmpty()
                && log.literal().filter(path -> path.startsWith(folder + "/")).isPresent();
        if (inside) {
            report.add(
                    blocks.isWritten() ? blocks : log,
                    "the write-ahead log %s lies in the folder of blocks %s".formatted(log, blocks),
                    "write another folder, such as " + folder + "/traces");
        }
    }
}
