package io.sre.tempo.model.finding;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a value.
 *
 * @param path where it is, as the accessors are called: {@code storage.endpoint}, {@code receivers[ZIPKIN].port}
 * @param value what was found there, as text; never a secret
 * @param rule what holds for every good value, as the second half of a sentence: {@code must be host[:port]}
 * @param mend what to write instead, as an imperative
 */
public record Problem(String path, String value, String rule, String mend) {

    /** Refuses a problem with a missing part. */
    public Problem {
        requireNonNull(path, "path");
        requireNonNull(value, "value");
        requireNonNull(rule, "rule");
        requireNonNull(mend, "mend");
    }

    /** {@return path (unless it is empty), value, rule and mend on one line} */
    @Override
    public String toString() {
        return "%s%s %s; %s".formatted(path.isEmpty() ? "" : path + ": ", value, rule, mend);
    }
}
