package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.Map;

/** Flux of today knows the version of the API. */
final class ApiVersionIsServed extends FluxObjectCheck {

    private static final Map<String, String> TODAY = Map.of(
            "HelmRelease", "helm.toolkit.fluxcd.io/v2",
            "HelmRepository", "source.toolkit.fluxcd.io/v1",
            "HelmChart", "source.toolkit.fluxcd.io/v1",
            "OCIRepository", "source.toolkit.fluxcd.io/v1",
            "GitRepository", "source.toolkit.fluxcd.io/v1",
            "Bucket", "source.toolkit.fluxcd.io/v1");

    ApiVersionIsServed() {
        super(warning("TEMPO-FLUX-001", "the objects of Flux have a version of the API that is served")
                .of("Flux 2.8 and later; v2beta1 Flux 2.7 and later")
                .because(
                        "Flux 2.8 serves HelmReleases as v2 and sources as v1 only. A cluster with it refuses the beta versions: \"no"
                                + " matches for kind\".")
                .mend("write helm.toolkit.fluxcd.io/v2 and source.toolkit.fluxcd.io/v1")
                .source("helm-controller 1.5, source-controller 1.8, CHANGELOG.md"));
    }

    @Override
    void check(Manifest manifest, Platform platform, Report report) {
        String today = TODAY.get(manifest.kind());
        String version = manifest.apiVersion();
        if (today != null && version.contains("beta")) {
            report.add(
                    Spot.of(manifest, "/apiVersion"),
                    "Flux 2.8 no longer serves %s".formatted(version),
                    "write %s".formatted(today));
        }
    }
}
