package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.manifest.Manifest;

/**
 * Where a value was written.
 *
 * @param source the tree that it is in
 * @param pointer where in the tree
 */
public record Spot(Source source, JsonPointer pointer) {

    /** {@return a resource as a whole} */
    public static Spot of(Manifest manifest) {
        return new Spot(Source.of(manifest), JsonPointer.empty());
    }

    /** {@return a value of a resource; if there is no such value, what is around it is shown} */
    public static Spot of(Manifest manifest, String pointer) {
        return new Spot(Source.of(manifest), JsonPointer.compile(pointer));
    }

    /** {@return the place, for a finding} */
    public Place place() {
        return source.place(pointer);
    }

    Spot below(String key) {
        return new Spot(source, pointer.appendProperty(key));
    }

    Spot below(int index) {
        return new Spot(source, pointer.appendIndex(index));
    }
}
