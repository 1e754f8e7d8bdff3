package io.sre.tempo.model.chart;

/** The transport protocol of a port, spelled as Kubernetes spells it. */
public enum Transport {
    /** Transmission Control Protocol. */
    TCP,
    /** User Datagram Protocol. */
    UDP
}
