package io.sre.tempo.model;

/** Where Tempo keeps its blocks. {@link S3Storage} is the platform's choice. */
public sealed interface Storage permits S3Storage, LocalStorage {

    /** {@return what becomes of traces when the pod, its node or its volume is lost, in one sentence} */
    String durability();
}
