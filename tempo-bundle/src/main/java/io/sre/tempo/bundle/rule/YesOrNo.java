package io.sre.tempo.bundle.rule;

import io.sre.tempo.bundle.view.Spot;
import java.util.regex.Pattern;

/**
 * Words such as {@code yes} and {@code off}. They are truth values to kubectl, which reads YAML 1.1, and text to Kustomize,
 * and with it to Flux, which puts quotes around them.
 */
public final class YesOrNo {

    private static final Pattern WORD = Pattern.compile("(?<![\\w.-])(?i:y|yes|on|n|no|off)(?![\\w.-])");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("\\b(?i:true|false)\\b");

    private YesOrNo() {}

    /** {@return whether a truth value may have been written as such a word} */
    public static boolean mayStandAt(Spot spot) {
        String line = spot.source().document().textOf(spot.place().line());
        return WORD.matcher(line).find() || !TRUE_OR_FALSE.matcher(line).find();
    }
}
