package io.sre.tempo.assertions.coverage;

import java.util.List;

/** What assertions cover. */
public final class CoverageReport {

    CoverageReport(List<Asserted> asserted, int refuted) {}
}
