package io.sre.tempo.model.syntax;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Compares texts with the forms that this package knows, each of which is compiled once. */
final class Form {

    /** There are as many as this package names. */
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Form() {}

    /** Whether the whole of a text has a form. */
    static boolean fits(String form, String text) {
        Pattern known = COMPILED.get(form);
        Pattern pattern = known == null ? COMPILED.computeIfAbsent(form, Pattern::compile) : known;
        return pattern.matcher(text).matches();
    }
}
