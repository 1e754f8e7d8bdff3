package io.sre.tempo.model.finding;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * What holds for every good set of manifests, and what is known about breaking it. The code of the check is elsewhere.
 *
 * @param id a stable name, never used again for something else: {@code TEMPO-PORT-003}
 * @param severity how bad it is to break it
 * @param title what holds, as a sentence without a full stop: {@code the datasource uses the port of the chart's version}
 * @param versions what it applies to: {@code chart 1.15.0 and later}, {@code every version}
 * @param why what goes wrong otherwise, in a sentence or a few
 * @param mend what to do, as an imperative
 * @param source where the rule comes from: a document or a file, with its version
 */
public record Rule(String id, Severity severity, String title, String versions, String why, String mend, String source)
        implements Comparable<Rule> {

    /** What applies whatever the versions are. */
    public static final String EVERY_VERSION = "every version";

    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]*-[A-Z][A-Z0-9]*-[0-9]{3}");

    /** Refuses an id of another form, and missing parts. */
    public Rule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a rule must be like TEMPO-PORT-003, not \"" + id + "\"");
        }
        requireNonNull(severity, "severity");
        requireNonNull(title, "title");
        requireNonNull(versions, "versions");
        requireNonNull(why, "why");
        requireNonNull(mend, "mend");
        requireNonNull(source, "source");
    }

    /** {@return the hash of the id, for there is one rule of each} */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** {@return the middle of the id, which rules about the same matter share: {@code PORT}} */
    public String group() {
        return id.substring(id.indexOf('-') + 1, id.lastIndexOf('-'));
    }

    @Override
    public int compareTo(Rule other) {
        return id.compareTo(other.id);
    }

    /** {@return the id} */
    @Override
    public String toString() {
        return id;
    }
}
