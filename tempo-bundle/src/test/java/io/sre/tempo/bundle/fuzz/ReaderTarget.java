package io.sre.tempo.bundle.fuzz;

import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.manifest.Manifests;
import java.nio.charset.StandardCharsets;

/** Whatever the text is, it is read or refused, and every line that is named exists. */
public final class ReaderTarget {

    private ReaderTarget() {}

    /** Called by the fuzzer for each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Manifests manifests = Manifests.parse("input.yaml", text);

        long lines =
                1 + text.chars().filter(unit -> unit == '\n' || unit == '\r').count();
        for (Manifest manifest : manifests.list()) {
            if (manifest.line() < 1 || manifest.line() > lines) {
                throw new IllegalStateException("there is no line " + manifest.line());
            }
            manifest.document().textOf(manifest.line());
        }
    }
}
