package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.manifest.Manifest;
import java.util.regex.Pattern;

/** The url of a registry leads to the chart, no further and no less. */
final class UrlIsOfChart extends Check {

    private static final Pattern TAGGED = Pattern.compile("oci://[^/]+/(?:[^:@]*/)?tempo(?:-distributed)?[:@].*");
    private static final Pattern IMAGE =
            Pattern.compile("oci://(?:(?:registry-1|index|registry)\\.)?docker\\.io/grafana/tempo/?");
    private static final Pattern CHART =
            Pattern.compile("oci://ghcr\\.io/grafana(?:-community)?/helm-charts/tempo(?:-distributed)?/?");

    UrlIsOfChart() {
        super(
                error("TEMPO-FLUX-007", "the url of the registry leads to the chart")
                        .because(
                                "An OCIRepository names the chart without its version, a HelmRepository the folder of charts without the chart's"
                                        + " name. docker.io/grafana/tempo is the image that runs in the pod, not the chart. Flux finds nothing there that"
                                        + " it can install.")
                        .mend(
                                "write oci://ghcr.io/grafana-community/helm-charts/tempo in an OCIRepository, with the version in ref.tag")
                        .source(
                                "source-controller 1.9, internal/controller/ocirepository_controller.go, parseRepository; docs/spec/v1/helmrepositories.md"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Manifest repository : platform.ofKind("OCIRepository")) {
            String url = url(repository);
            if (TAGGED.matcher(url).matches() && !url.contains("${")) {
                report.add(
                        Spot.of(repository, "/spec/url"),
                        "the url ends with a version",
                        "delete what stands behind the chart's name, and write it in ref.tag");
            }
        }
        platform.releases().forEach(release -> check(release, report));
    }

    private static void check(Release release, Report report) {
        release.reference().source().ifPresent(source -> {
            String url = url(source);
            if (source.kind().equals("OCIRepository") && IMAGE.matcher(url).matches()) {
                report.add(
                        Spot.of(source, "/spec/url"),
                        "the url is that of Tempo's image, not of the chart",
                        "write " + ChartHome.COMMUNITY.ociUrl());
            } else if (source.kind().equals("HelmRepository")
                    && CHART.matcher(url).matches()) {
                report.add(
                        Spot.of(source, "/spec/url"),
                        "the url ends with the chart's name, which Flux adds itself",
                        "end the url with helm-charts");
            }
        });
    }

    private static String url(Manifest source) {
        return source.tree().path("spec").path("url").asText("");
    }
}
