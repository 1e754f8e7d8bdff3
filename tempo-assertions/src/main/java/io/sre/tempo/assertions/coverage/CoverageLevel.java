package io.sre.tempo.assertions.coverage;

/** How well a policy or rule is put to the test, weakest first. */
public enum CoverageLevel {
    /** It decided no connection that is asserted. */
    NONE,
    /** It decided an asserted connection; without it every assertion would still hold. */
    COVERED,
    /** Without it an assertion fails. */
    PROVEN
}
