package io.sre.tempo.model.yaml;

import org.jspecify.annotations.Nullable;

/**
 * What is left of the bounds of a text. Each document may hold as much as an object in Kubernetes, and so may each of the
 * items of a list of objects.
 */
final class Allowance {

    private final int allowed;
    private int taken;
    private int takenForAliases;

    /** Of the document, or of the item in it. */
    private int values;

    /** Up to which character the document, or the item in it, may reach. */
    private int end;

    private int valuesOfDocument;
    private int endOfDocument;
    private int beginOfItem;

    private Allowance(int allowed) {
        this.allowed = allowed;
    }

    /** {@return the bounds of a text that is small as a whole} */
    static Allowance ofText() {
        return new Allowance(Bounds.VALUES);
    }

    /** {@return the bounds of a text of many documents} */
    static Allowance ofStream() {
        return new Allowance(Bounds.VALUES_OF_ALL);
    }

    /**
     * Begins a document.
     *
     * @param index how many characters stand before it
     */
    void beginDocument(int index) {
        values = 0;
        takenForAliases = 0;
        end = index + Bounds.CHARACTERS;
    }

    void beginItem(int index) {
        valuesOfDocument = values;
        endOfDocument = end;
        beginOfItem = index;
        values = 0;
        end = index + Bounds.CHARACTERS;
    }

    void endItem(int index) {
        values = valuesOfDocument;
        end = endOfDocument + index - beginOfItem;
    }

    /**
     * Takes values.
     *
     * @param index how many characters stand before them
     * @return why that is too much, or null
     */
    @Nullable
    String take(int more, int index) {
        values += more;
        taken += more;
        if (index > end) {
            return "more than %d characters in one object".formatted(Bounds.CHARACTERS);
        }
        return values > Bounds.VALUES ? tooMany(Bounds.VALUES) : taken > allowed ? tooMany(allowed) : null;
    }

    /** Takes the values that an alias stands for. */
    @Nullable
    String takeForAlias(int more, int index) {
        takenForAliases += more;
        return takenForAliases > Bounds.VALUES ? tooMany(Bounds.VALUES) : take(more, index);
    }

    private static String tooMany(int allowed) {
        return "more than %d values, aliases resolved".formatted(allowed);
    }

    /** {@return all values taken so far} */
    int taken() {
        return taken;
    }

    /** Forgets what was taken since so much was. */
    void giveBack(int takenBefore) {
        taken = takenBefore;
    }

    boolean isUsedUp() {
        return taken > allowed;
    }
}
