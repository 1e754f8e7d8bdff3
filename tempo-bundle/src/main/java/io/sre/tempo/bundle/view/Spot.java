package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Where a value was written. Few spots are ever looked at, so each knows only the step from the one above, and the way to
 * it is made when it is asked for.
 */
public final class Spot {

    private final Source source;
    private final @Nullable Spot above;
    private final String key;
    private final int index;
    private @Nullable JsonPointer pointer;

    /**
     * Makes a spot.
     *
     * @param source the tree that it is in
     * @param pointer where in the tree
     */
    public Spot(Source source, JsonPointer pointer) {
        this.source = source;
        this.pointer = pointer;
        this.above = null;
        this.key = "";
        this.index = -1;
    }

    private Spot(Spot above, String key, int index) {
        this.source = above.source;
        this.above = above;
        this.key = key;
        this.index = index;
    }

    /** {@return a resource as a whole} */
    public static Spot of(Manifest manifest) {
        return new Spot(Source.of(manifest), JsonPointer.empty());
    }

    /** {@return a value of a resource; if there is no such value, what is around it is shown} */
    public static Spot of(Manifest manifest, String pointer) {
        return new Spot(Source.of(manifest), JsonPointer.compile(pointer));
    }

    /** {@return the tree that it is in} */
    public Source source() {
        return source;
    }

    /** {@return where in the tree} */
    public JsonPointer pointer() {
        JsonPointer known = pointer;
        if (known == null) {
            JsonPointer around = above == null ? JsonPointer.empty() : above.pointer();
            known = index < 0 ? around.appendProperty(key) : around.appendIndex(index);
            pointer = known;
        }
        return known;
    }

    /** {@return the place, for a finding} */
    public Place place() {
        return source.place(pointer());
    }

    /** {@return the spot of a field of the object here} */
    public Spot below(String field) {
        return new Spot(this, field, -1);
    }

    /** {@return the spot of an element of the list here, counted from 0} */
    public Spot below(int element) {
        return new Spot(this, "", element);
    }

    /** {@return where it is, as people write it} */
    @Override
    public String toString() {
        return source + " " + Source.dotted(pointer());
    }
}
