package io.sre.tempo.bundle.fuzz;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import java.nio.charset.StandardCharsets;

/** Whatever the manifests are, the effective view is made, every rule is asked, and the reports are written. */
public final class ValidatorTarget {

    private ValidatorTarget() {}

    /** Called by the fuzzer for each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Findings findings = Validator.standard().validate(Manifests.parse("input.yaml", text));
        if (findings.toText().isEmpty() || findings.toSarif().isEmpty()) {
            throw new IllegalStateException("a report is empty");
        }
    }
}
