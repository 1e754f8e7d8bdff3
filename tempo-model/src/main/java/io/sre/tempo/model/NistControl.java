package io.sre.tempo.model;

/**
 * A control of NIST SP 800-53 Rev 5 that the installation gives evidence for. It supports a control; it never satisfies
 * one by itself.
 *
 * @param id as people print it: {@code AU-2}, {@code SC-7(5)}
 */
public record NistControl(String id) {

    /** Event Logging. */
    public static final NistControl AU_2 = new NistControl("AU-2");

    /** Audit Record Generation. */
    public static final NistControl AU_12 = new NistControl("AU-12");

    /** System Monitoring. */
    public static final NistControl SI_4 = new NistControl("SI-4");

    /** Boundary Protection. */
    public static final NistControl SC_7 = new NistControl("SC-7");

    /** Transmission Confidentiality and Integrity. */
    public static final NistControl SC_8 = new NistControl("SC-8");

    /** Information Flow Enforcement. */
    public static final NistControl AC_4 = new NistControl("AC-4");
}
