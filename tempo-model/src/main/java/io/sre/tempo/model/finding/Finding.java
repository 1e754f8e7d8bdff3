package io.sre.tempo.model.finding;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * A place where a rule is broken.
 *
 * @param rule the rule
 * @param severity how bad it is here: that of the rule, or less where not everything is known
 * @param place where it is
 * @param message what is wrong there, as a sentence without a full stop; never with a secret in it
 * @param mend what to do there, as an imperative
 * @param details the reasons at length, as lines; often none
 * @param related other places that have to do with it; often none
 */
public record Finding(
        Rule rule,
        Severity severity,
        Place place,
        String message,
        String mend,
        List<String> details,
        List<Place> related)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::place)
            .thenComparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message)
            .thenComparing(Finding::mend)
            .thenComparing(finding -> finding.details().toString())
            .thenComparing(finding -> finding.related().toString());

    /** Copies the lists; refuses missing parts. */
    public Finding {
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        requireNonNull(place, "place");
        requireNonNull(message, "message");
        requireNonNull(mend, "mend");
        details = List.copyOf(details);
        related = List.copyOf(related);
    }

    /** {@return the same, at most as bad as that} */
    public Finding atMost(Severity most) {
        boolean worse = severity != most && severity.isAtLeast(most);
        return worse ? new Finding(rule, most, place, message, mend, details, related) : this;
    }

    /** {@return by place, then the worst first} */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** {@return severity, rule, place, path, message and mend on one line} */
    @Override
    public String toString() {
        String path = place.path().isEmpty() ? "" : " " + place.path();
        return "%s %s %s%s: %s; %s".formatted(severity, rule, place, path, message, mend);
    }
}
