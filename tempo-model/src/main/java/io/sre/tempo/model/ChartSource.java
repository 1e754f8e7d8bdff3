package io.sre.tempo.model;

import io.sre.tempo.model.chart.ChartHome;

/**
 * The Flux source that the chart comes from.
 *
 * @param kind an HTTP index or an OCI artifact
 * @param home where the chart is published
 * @param name the source's name
 * @param namespace the source's namespace
 * @param included whether the source is one of the manifests; otherwise it is there already
 */
public record ChartSource(Kind kind, ChartHome home, String name, String namespace, boolean included) {

    /** The kinds of source. */
    public enum Kind {
        /** A HelmRepository with an HTTP index; the HelmRelease names chart and version. */
        HELM_REPOSITORY,
        /** An OCIRepository, which holds the version; the HelmRelease points at it by {@code chartRef}. */
        OCI_REPOSITORY
    }

    /**
     * {@return the HelmRepository that people keep for a home in {@code flux-system}, which is there already}
     *
     * @param home where the chart is published
     */
    public static ChartSource helmRepository(ChartHome home) {
        return helmRepository(home, home.repositoryName(), "flux-system");
    }

    /**
     * {@return a HelmRepository that is there already}
     *
     * @param home where the chart is published
     * @param name the HelmRepository
     * @param namespace its namespace
     */
    public static ChartSource helmRepository(ChartHome home, String name, String namespace) {
        return new ChartSource(Kind.HELM_REPOSITORY, home, name, namespace, false);
    }

    /**
     * {@return an OCIRepository; it is one of the manifests, since the chart's version is in it}
     *
     * @param home where the chart is published
     * @param name the OCIRepository
     * @param namespace its namespace
     */
    public static ChartSource ociRepository(ChartHome home, String name, String namespace) {
        return new ChartSource(Kind.OCI_REPOSITORY, home, name, namespace, true);
    }

    /** {@return this source as one of the manifests} */
    public ChartSource asManifest() {
        return new ChartSource(kind, home, name, namespace, true);
    }
}
