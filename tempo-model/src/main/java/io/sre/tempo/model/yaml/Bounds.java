package io.sre.tempo.model.yaml;

/** How much one text may hold. An object in Kubernetes has at most 1.5 MiB and seldom more than 20 levels. */
final class Bounds {

    /** Objects and lists within each other, the root included. */
    static final int LEVELS = 100;

    private Bounds() {}
}
