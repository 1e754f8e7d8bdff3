package io.sre.tempo.model.finding;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects {@link Problem}s while a value and its parts are checked, so that one exception can name them all.
 *
 * <p>A view made by {@link #at(String)} adds to the same list with a longer path. Not safe for use by several threads.
 */
public final class Problems {

    private static final int LONGEST_SHOWN = 200;

    /** How addresses begin: with a scheme, a port or a path behind a host. */
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z0-9…@][a-zA-Z0-9.+…@-]*(://|:[0-9]|/)");

    private final String path;
    private final List<Problem> found;

    private Problems(String path, List<Problem> found) {
        this.path = path;
        this.found = found;
    }

    /** {@return an empty collection whose paths start at the root} */
    public static Problems none() {
        return new Problems("", new ArrayList<>());
    }

    /**
     * {@return a view of this collection that adds below a part}
     *
     * @param part the accessor's name, {@code storage}, or an index, {@code [0]}
     */
    public Problems at(String part) {
        return new Problems(join(part), found);
    }

    /**
     * Adds a problem.
     *
     * @param part the accessor's name below this view; empty for the view's own place
     * @param value what was found; quoted in the problem if it is text, without a URL's user info. Never pass a secret
     * @param rule what holds for every good value
     * @param mend what to write instead
     */
    public void add(String part, @Nullable Object value, String rule, String mend) {
        found.add(new Problem(join(part), show(value), rule, mend));
    }

    /**
     * Adds a problem that was found elsewhere, as it is.
     *
     * @param problem the problem, with its whole path
     */
    public void add(Problem problem) {
        found.add(requireNonNull(problem, "problem"));
    }

    /**
     * Adds a problem unless the text is there and follows the syntax.
     *
     * @param part the accessor's name below this view
     * @param text what was found; null is a problem of its own
     * @param syntax the rule for it
     * @return whether the text is good
     */
    public boolean check(String part, @Nullable String text, Syntax syntax) {
        if (!present(part, text)) {
            return false;
        }
        if (syntax.accepts(requireNonNull(text))) {
            return true;
        }
        add(part, text, syntax.rule(), syntax.mend(text));
        return false;
    }

    /**
     * Adds a problem for a text that is there and does not follow the syntax.
     *
     * @param part the accessor's name below this view
     * @param text what was found; absent is fine
     * @param syntax the rule for it
     */
    public void check(String part, Optional<String> text, Syntax syntax) {
        if (text != null) {
            text.ifPresent(some -> check(part, some, syntax));
        }
    }

    /**
     * Adds a problem unless the text is there and follows the syntax, without ever showing it: people put secrets where
     * the names of secrets belong.
     *
     * @param part the accessor's name below this view
     * @param text what was found; null is a problem of its own
     * @param syntax the rule for it
     * @return whether the text is good
     */
    public boolean checkHidden(String part, @Nullable String text, Syntax syntax) {
        if (!present(part, text)) {
            return false;
        }
        boolean good = syntax.accepts(requireNonNull(text));
        if (!good) {
            found.add(new Problem(join(part), "****", syntax.rule(), syntax.mend("")));
        }
        return good;
    }

    /**
     * Adds a problem if a value is missing.
     *
     * @param part the accessor's name below this view
     * @param value what was found
     * @return whether it is there
     */
    public boolean present(String part, @Nullable Object value) {
        if (value == null) {
            add(part, null, "must not be missing", "set it; where there is a default, leaving out the call gives that");
        }
        return value != null;
    }

    /**
     * Adds a problem for every key and value of a map of labels that the API server would refuse.
     *
     * @param part the accessor's name below this view
     * @param labels what was found
     */
    public void labels(String part, Map<String, String> labels) {
        labels.forEach((key, value) -> {
            check(part, key, Syntax.LABEL_KEY);
            // Nearly all are good, and then nobody needs their path. Nulls get past the compiler, and are told.
            if (value == null || !Syntax.LABEL_VALUE.accepts(value)) {
                check("%s[%s]".formatted(part, key), value, Syntax.LABEL_VALUE);
            }
        });
    }

    /**
     * Adds a problem for every key of a map of annotations that the API server would refuse, and for missing values.
     *
     * @param part the accessor's name below this view
     * @param annotations what was found
     */
    public void annotations(String part, Map<String, String> annotations) {
        annotations.forEach((key, value) -> {
            check(part, key, Syntax.LABEL_KEY);
            present("%s[%s]".formatted(part, key), value);
        });
    }

    /**
     * Adds a problem unless a port number is one that can be listened on.
     *
     * @param part the accessor's name below this view
     * @param port what was found
     */
    public void port(String part, int port) {
        if (port < 1 || port > 65535) {
            add(part, port, "must be a port number from 1 to 65535", "choose a port in that range");
        }
    }

    /** {@return whether nothing is wrong} */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** {@return what was found so far, in the order it was added} */
    public List<Problem> list() {
        return List.copyOf(found);
    }

    /**
     * Throws if anything is wrong.
     *
     * @param subject what was checked, for the message: {@code Tempo description}
     * @throws InvalidDescriptionException with every problem
     */
    public void orThrow(String subject) {
        if (!found.isEmpty()) {
            throw new InvalidDescriptionException(subject, found);
        }
    }

    private String join(String part) {
        // Keys of maps become parts of paths, and so they may be as hostile as values.
        String shown = printable(part);
        return path.isEmpty() || shown.isEmpty() || shown.startsWith("[") ? path + shown : path + "." + shown;
    }

    private static String show(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        String shown = printable(withoutUserInfo(value.toString()));
        return value instanceof CharSequence ? "\"" + shown + "\"" : shown;
    }

    /**
     * Hides where people put passwords and tokens: in front of a host, as user:password@ or after a scheme, up to the last '@' since passwords hold '/' and '@',
     * and behind '?' and '#' of whatever looks like an address.
     */
    private static String withoutUserInfo(String text) {
        int scheme = text.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int end = text.lastIndexOf('@');
        boolean user = end >= from && text.lastIndexOf(':', end) >= 0;
        String host = user ? text.substring(0, from) + "…" + text.substring(end) : text;
        return ADDRESS.matcher(host).lookingAt() ? host.replaceFirst("(?s)([?#]).+", "$1…") : host;
    }

    /** Keeps a message on its line, whatever a hostile value holds. */
    private static String printable(CharSequence text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST_SHOWN).forEach(point -> {
            if (isVisible(point)) {
                shown.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    shown.append("\\u%04x".formatted((int) unit));
                }
            }
        });
        return text.codePoints().skip(LONGEST_SHOWN).findAny().isPresent() ? shown + "…" : shown.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
