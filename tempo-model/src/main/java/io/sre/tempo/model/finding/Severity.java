package io.sre.tempo.model.finding;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
    /** The installation fails, Tempo does not start, or data does not get through. */
    ERROR,
    /** It starts, but something that was written has no effect, another effect, or will break at the next change. */
    WARNING,
    /** It works, and could be safer or easier to run; or something could not be checked, and this says why. */
    INFORMATION;

    /**
     * {@return whether this is as bad as another, or worse}
     *
     * @param other the severity to compare with
     */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /** {@return the name in reports: {@code error}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
