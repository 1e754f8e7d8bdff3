package io.sre.tempo.bundle.view;

/** Which chart a HelmRelease installs. */
public enum Chart {
    /** The single binary: the chart {@code tempo}. */
    TEMPO,
    /** The microservices: the chart {@code tempo-distributed}. */
    DISTRIBUTED,
    /** It may be one of the two: the manifests do not say. */
    UNKNOWN
}
