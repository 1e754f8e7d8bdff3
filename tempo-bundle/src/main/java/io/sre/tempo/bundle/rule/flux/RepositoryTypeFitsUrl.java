package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;

/** A registry and an HTTP repository are different types. */
final class RepositoryTypeFitsUrl extends FluxObjectCheck {

    RepositoryTypeFitsUrl() {
        super(
                error("TEMPO-FLUX-006", "the type of the HelmRepository fits its url")
                        .because(
                                "The type default reads an index over HTTP, the type oci asks a registry. With the url of the other, the source"
                                        + " never becomes ready; the API server takes it all the same.")
                        .mend("write type: oci with oci://, and no type with https://")
                        .source(
                                "source-controller 1.9, internal/controller/helmchart_controller.go, buildFromHelmRepository; docs/spec/v1/helmrepositories.md"));
    }

    @Override
    void check(Manifest manifest, Platform platform, Report report) {
        JsonNode spec = manifest.tree().path("spec");
        String url = spec.path("url").asText("");
        String type = spec.path("type").asText("default");
        if (!manifest.kind().equals("HelmRepository") || type.contains("${")) {
            return;
        }
        if (url.startsWith("oci://") && !type.equals("oci")) {
            report.add(
                    Spot.of(manifest, "/spec/url"),
                    "the url is that of a registry, and the type is %s".formatted(type),
                    "add type: oci, or use an OCIRepository");
        } else if (url.matches("https?://.*") && type.equals("oci")) {
            report.add(
                    Spot.of(manifest, "/spec/type"),
                    "the type is oci, and the url is not that of a registry",
                    "delete the type, or write an oci:// url");
        }
    }
}
