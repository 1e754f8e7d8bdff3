package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What kind of object values are read from. */
public final class ValuesKind extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code Secret}: a Secret. */
    public static final ValuesKind SECRET = new ValuesKind("Secret");

    /** {@code ConfigMap}: a ConfigMap. */
    public static final ValuesKind CONFIG_MAP = new ValuesKind("ConfigMap");

    private static final List<ValuesKind> KNOWN = List.of(SECRET, CONFIG_MAP);

    private ValuesKind(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ValuesKind of(String text) {
        return find(KNOWN, text).orElseGet(() -> new ValuesKind(text));
    }

    @Override
    public List<ValuesKind> known() {
        return KNOWN;
    }
}
