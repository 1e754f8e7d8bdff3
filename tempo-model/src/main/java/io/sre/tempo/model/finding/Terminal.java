package io.sre.tempo.model.finding;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about who reads the standard output. */
public final class Terminal {

    private Terminal() {}

    /**
     * {@return whether output may have colours: a person reads it at a terminal, which is not a dumb one, and has not set
     * {@code NO_COLOR}}
     */
    public static boolean hasColours() {
        return hasColours(isAttended(System.console()), System.getenv());
    }

    static boolean hasColours(boolean attended, Map<String, String> environment) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return attended && !unwanted && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Up to Java 21 there is a console only at a terminal; since 22 it may be there always, and says itself. */
    private static boolean isAttended(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
