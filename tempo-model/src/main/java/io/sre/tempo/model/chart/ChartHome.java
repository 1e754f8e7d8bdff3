package io.sre.tempo.model.chart;

/** Where the chart is published. Source: chart README and issue 2 of grafana-community/helm-charts (2026-01-30). */
public enum ChartHome {
    /** Grafana's own repository: everything up to 1.24.4, and frozen there. */
    FROZEN("grafana", "https://grafana.github.io/helm-charts", "oci://ghcr.io/grafana/helm-charts/tempo"),
    /** The community's repository: where every release since 1.25.0 is. */
    COMMUNITY(
            "grafana-community",
            "https://grafana-community.github.io/helm-charts",
            "oci://ghcr.io/grafana-community/helm-charts/tempo");

    private final String repositoryName;
    private final String url;
    private final String ociUrl;

    ChartHome(String repositoryName, String url, String ociUrl) {
        this.repositoryName = repositoryName;
        this.url = url;
        this.ociUrl = ociUrl;
    }

    /** {@return what people call a HelmRepository of it} */
    public String repositoryName() {
        return repositoryName;
    }

    /** {@return the address of the HTTP index} */
    public String url() {
        return url;
    }

    /** {@return the address of the OCI artifact, without a tag} */
    public String ociUrl() {
        return ociUrl;
    }
}
