package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.Version;
import java.util.Map;
import java.util.Optional;

/** Tempo can write blocks of the format that is asked for. */
final class BlockFormatIsKnown extends InstallationCheck {

    /** The first version that takes a format, and the first that does not any more. */
    private static final Map<String, Span> FORMATS = Map.of(
            "v2", new Span("0.0.0", "3.0.0"),
            "vParquet", new Span("0.0.0", "2.4.0"),
            "vParquet2", new Span("0.0.0", "2.9.0"),
            "vParquet3", new Span("0.0.0", "999999.0.0"),
            "vParquet4", new Span("2.5.0", "999999.0.0"),
            "vParquet5-preview1", new Span("2.9.0", "2.10.0"),
            "vParquet5", new Span("2.10.0", "999999.0.0"));

    BlockFormatIsKnown() {
        super(error("TEMPO-STOR-014", "the format of blocks is one that this version of Tempo writes")
                .because(
                        "Tempo stops at start with \"is not a valid block version\": vParquet4 came with 2.5.0 and vParquet5 with 2.10.0;"
                                + " vParquet is refused from 2.4 on and vParquet2 from 2.9 on.")
                .mend("delete storage.trace.block.version: the default fits")
                .source("Tempo 2.3.1, 2.4.2, 2.5.0, 2.6.1, 2.8.0, 2.9.0 and 2.10.8, by running them"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value format = TraceStorage.of(tempo).at("block.version");
        Optional<String> name = format.literal().filter(text -> !text.isEmpty());
        Optional<Version> version = tempo.tempoVersion();
        if (tempo.replacesConfig() || name.isEmpty() || version.isEmpty()) {
            return;
        }
        Span span = FORMATS.get(name.get());
        boolean later = span == null && version.get().isAtLeast("3.0.0");
        if (!later && (span == null || !span.holds(version.get()))) {
            report.add(
                    format,
                    "Tempo %s does not write blocks of the format %s".formatted(version.get(), format),
                    "delete it, so that Tempo takes its default");
        }
    }

    private record Span(String first, String end) {

        boolean holds(Version version) {
            return version.isAtLeast(first) && !version.isAtLeast(end);
        }
    }
}
