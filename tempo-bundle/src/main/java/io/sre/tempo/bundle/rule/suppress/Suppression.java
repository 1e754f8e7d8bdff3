package io.sre.tempo.bundle.rule.suppress;

import io.sre.tempo.bundle.view.Spot;

/**
 * An annotation that suppresses a rule for the resource that it is on.
 *
 * @param spot where it was written
 * @param id what it names as the id of a rule
 * @param reason its value; empty if that is blank or no text
 */
record Suppression(Spot spot, String id, String reason) {

    boolean hasReason() {
        return !reason.isEmpty();
    }
}
