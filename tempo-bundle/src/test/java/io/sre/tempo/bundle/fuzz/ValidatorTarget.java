package io.sre.tempo.bundle.fuzz;

import io.sre.tempo.model.manifest.Manifests;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whatever the manifests are, the effective view is made, every rule is asked, and the reports are written. A line
 * {@code === name} begins another file, so that files can speak of each other.
 */
public final class ValidatorTarget {

    private static final String FILE = "=== ";

    private ValidatorTarget() {}

    /** Called by the fuzzer for each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Reports.check(Manifests.parse(files(new String(input, StandardCharsets.UTF_8))));
    }

    static Map<String, String> files(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        String name = "input.yaml";
        int from = 0;
        for (int begin = next(text, 0); begin >= 0; begin = next(text, from)) {
            files.merge(name, text.substring(from, begin), String::concat);
            int end = text.indexOf('\n', begin);
            name = text.substring(begin + FILE.length(), end < 0 ? text.length() : end);
            from = end < 0 ? text.length() : end + 1;
        }
        files.merge(name, text.substring(from), String::concat);
        return files;
    }

    private static int next(String text, int from) {
        int before = text.indexOf("\n" + FILE, from);
        return text.startsWith(FILE, from) ? from : before < 0 ? -1 : before + 1;
    }
}
