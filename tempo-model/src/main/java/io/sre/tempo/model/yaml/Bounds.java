package io.sre.tempo.model.yaml;

/** How much one text may hold. An object in Kubernetes has at most 1.5 MiB and seldom more than 20 levels. */
final class Bounds {

    /** Characters of a text that is read. */
    static final int CHARACTERS = 3 * 1024 * 1024;

    /** Objects and lists within each other, the root included. */
    static final int LEVELS = 100;

    /** Values of a text that is read, those that aliases stand for included. */
    static final int VALUES = 250_000;

    /** Characters of a text of many documents. */
    static final int CHARACTERS_OF_ALL = 64 * 1024 * 1024;

    /** Values of a text of many documents, those that aliases stand for included. */
    static final int VALUES_OF_ALL = 5_000_000;

    /** Characters of a number. */
    static final int NUMBER = 1000;

    private Bounds() {}
}
