package io.sre.tempo.model.yaml;

/** How much one text may hold. An object in Kubernetes has at most 1.5 MiB and seldom more than 20 levels. */
final class Bounds {

    /** Characters of a text that is read. */
    static final int CHARACTERS = 3 * 1024 * 1024;

    /** Objects and lists within each other, the root included. */
    static final int LEVELS = 100;

    /**
     * Characters of all keys on the way to a value, which is named by them: a long way to each of many values would be as much
     * as both multiplied. The schema of a large CRD has 300.
     */
    static final int WAY = 1024;

    /** Values of a text that is read, those that aliases stand for included. */
    static final int VALUES = 250_000;

    /** Characters of a text of many documents. */
    static final int CHARACTERS_OF_ALL = 64 * 1024 * 1024;

    /** Values of a text of many documents, those that aliases stand for included. */
    static final int VALUES_OF_ALL = 5_000_000;

    /** Documents of a text that cannot be read; nobody reads of as many, and behind them reading ends. */
    static final int REFUSED = 10_001;

    /** Characters of a number. */
    static final int NUMBER = 1000;

    /** How every reason begins that has to do with bounds. */
    static final String PASSED = "more than ";

    private Bounds() {}

    static String tooLongWay() {
        return PASSED + WAY + " characters in the keys on the way to a value";
    }

    static boolean isPassed(YamlException refused) {
        return refused.reason().startsWith(PASSED);
    }
}
