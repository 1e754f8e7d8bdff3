package io.sre.tempo.model;
/** Stub until the description is written. */
public interface Tempo {
    static void builder() {}
}
