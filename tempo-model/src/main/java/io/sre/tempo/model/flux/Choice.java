package io.sre.tempo.model.flux;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the spellings that a field takes. It is no enum, since a newer Flux may know more: a spelling without a constant
 * is read and written as it is, and {@link #isKnown()} tells. Equal by type and spelling.
 */
public abstract class Choice {

    private final String text;

    Choice(String text) {
        this.text = requireNonNull(text, "text");
    }

    static <C extends Choice> Optional<C> find(List<C> known, String text) {
        return known.stream().filter(choice -> choice.text().equals(text)).findFirst();
    }

    /** {@return the spelling in JSON; empty if a mandatory field was missing} */
    @JsonValue
    public final String text() {
        return text;
    }

    /** {@return the constants of this type} */
    public abstract List<? extends Choice> known();

    /** {@return whether there is a constant for this spelling} */
    public final boolean isKnown() {
        return known().contains(this);
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // equal spellings of different types mean different things
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && text.equals(((Choice) other).text);
    }

    @Override
    public final int hashCode() {
        return text.hashCode();
    }

    @Override
    public final String toString() {
        return text;
    }
}
