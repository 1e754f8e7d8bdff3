package io.sre.tempo.model.finding;

import static java.util.Objects.requireNonNull;

/**
 * A finding that somebody accepted, with the reason.
 *
 * @param finding what was found
 * @param reason why it may stay, in the words of whoever accepted it
 */
public record SuppressedFinding(Finding finding, String reason) implements Comparable<SuppressedFinding> {

    /** Refuses missing parts. */
    public SuppressedFinding {
        requireNonNull(finding, "finding");
        requireNonNull(reason, "reason");
    }

    /** {@return by place, as the findings} */
    @Override
    public int compareTo(SuppressedFinding other) {
        int order = finding.compareTo(other.finding);
        return order != 0 ? order : reason.compareTo(other.reason);
    }

    /** {@return the finding and the reason on one line} */
    @Override
    public String toString() {
        return finding + " (suppressed: " + reason + ")";
    }
}
