package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.model.finding.Severity;

/** A chart of a HelmRepository is named without the repository. */
final class ChartNameIsPlain extends ReleaseCheck {

    ChartNameIsPlain() {
        super(error("TEMPO-FLUX-020", "the chart of a HelmRepository has a plain name")
                .because(
                        "grafana/tempo is how the command helm names repository and chart together. Flux looks for a chart of exactly this"
                                + " name in the index of the repository, where there is none.")
                .mend("write the name of the chart alone")
                .source("source-controller 1.9, internal/helm/repository/chart_repository.go, getChartVersion"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        JsonNode template = release.spec().path("chart").path("spec");
        String chart = template.path("chart").asText("");
        String kind = template.path("sourceRef").path("kind").asText("");
        String url = release.reference()
                .source()
                .map(source -> source.tree().path("spec").path("url").asText(""))
                .orElse("");
        if (chart.contains("/") && kind.equals("HelmRepository") && !url.startsWith("oci://")) {
            // In a registry, a name may have folders, and a url that is not at hand may be that of one.
            report.as(url.startsWith("http") ? Severity.ERROR : Severity.WARNING)
                    .add(
                            release.spot("/spec/chart/spec/chart"),
                            "no index of a repository has a chart with the name %s".formatted(chart),
                            "write %s".formatted(chart.substring(chart.lastIndexOf('/') + 1)));
        }
    }
}
