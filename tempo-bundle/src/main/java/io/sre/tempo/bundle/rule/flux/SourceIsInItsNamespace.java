package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/** The source of the chart is where the reference says. */
final class SourceIsInItsNamespace extends ReleaseCheck {

    SourceIsInItsNamespace() {
        super(warning("TEMPO-FLUX-024", "the source of the chart is in the namespace where Flux looks for it")
                .because(
                        "Without a namespace a reference means the namespace of the HelmRelease. There Flux finds no source, and the chart is"
                                + " never fetched.")
                .mend("write the namespace of the source into the reference")
                .source("helm-controller 1.6, docs/spec/v2/helmreleases.md, sourceRef and chartRef"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        boolean direct = release.spec().path("chartRef").isObject();
        String pointer = direct ? "/spec/chartRef" : "/spec/chart/spec/sourceRef";
        JsonNode reference = release.manifest().tree().at(pointer);
        String name = reference.path("name").asText("");
        String said = reference.path("namespace").asText("");
        Optional<String> wanted = said.isEmpty() ? release.ownNamespace() : Optional.of(said);
        List<Manifest> named = platform.named(reference.path("kind").asText(""), name);
        List<Optional<String>> there = named.stream().map(platform::namespace).toList();
        boolean open = name.contains("${") || said.contains("${") || there.contains(Optional.<String>empty());
        if (!open && wanted.isPresent() && !there.isEmpty() && !there.contains(wanted)) {
            String other = there.get(0).orElse("");
            report.add(
                    release.spot(pointer + "/name"),
                    "there is no %s %s in the namespace %s among the manifests, but in %s"
                            .formatted(reference.path("kind").asText(""), name, wanted.get(), other),
                    "write namespace: " + other,
                    List.of(),
                    List.of(Spot.of(named.get(0), "/metadata")));
        }
    }
}
