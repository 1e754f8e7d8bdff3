package io.sre.tempo.model.finding;

import java.io.Serial;

/** Manifests break rules. The message has every finding. */
public final class FindingsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Findings findings;

    FindingsException(Findings findings) {
        super("%d findings, %d of them errors%n%s"
                .formatted(findings.size(), findings.errors().size(), findings));
        this.findings = findings;
    }

    /** {@return what was found} */
    public Findings findings() {
        return findings;
    }
}
