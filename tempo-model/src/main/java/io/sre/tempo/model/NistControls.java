package io.sre.tempo.model;

import java.util.Arrays;
import java.util.List;

/**
 * The controls that every manifest is annotated with.
 *
 * @param list each control, in the order given
 */
public record NistControls(List<NistControl> list) {

    /** Copies the list. */
    public NistControls {
        list = Copies.list("list", list);
    }

    /**
     * {@return these controls}
     *
     * @param controls each control; none for no annotation
     */
    public static NistControls of(NistControl... controls) {
        return new NistControls(Arrays.asList(controls));
    }

    /** {@return the annotation's value: {@code AU-2, SI-4}} */
    @Override
    public String toString() {
        return String.join(", ", list.stream().map(NistControl::id).toList());
    }
}
