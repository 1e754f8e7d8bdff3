package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.yaml.CrdFit;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.flux.FluxResource;
import io.sre.tempo.model.flux.HelmRelease;
import io.sre.tempo.model.flux.HelmRepository;
import io.sre.tempo.model.flux.OCIRepository;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A check of objects of Flux by their CRDs. */
abstract class CrdCheck extends FluxObjectCheck {

    private static final Map<String, Class<? extends FluxResource<?, ?>>> TYPES = Map.of(
            "HelmRelease",
            HelmRelease.class,
            "HelmRepository",
            HelmRepository.class,
            "OCIRepository",
            OCIRepository.class);
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]{1,9})]");

    CrdCheck(Rule rule) {
        super(rule);
    }

    @Override
    final void check(Manifest manifest, Platform platform, Report report) {
        Class<? extends FluxResource<?, ?>> type = TYPES.get(manifest.kind());
        if (type != null) {
            for (Problem problem : problems(platform.crdFit(manifest, type))) {
                JsonPointer pointer = pointer(problem.path());
                // What Flux replaces later may fit then.
                boolean open = manifest.tree().at(pointer).asText("").contains("${");
                if (!open) {
                    add(new Spot(Source.of(manifest), pointer), manifest.tree().at(pointer), problem, report);
                }
            }
        }
    }

    abstract List<Problem> problems(CrdFit fit);

    abstract void add(Spot spot, JsonNode value, Problem problem, Report report);

    /** A path of a problem leads as far as it can be followed. */
    private static JsonPointer pointer(String path) {
        JsonPointer pointer = JsonPointer.empty();
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.find() && step.start() == end) {
            pointer = step.group(1) == null
                    ? pointer.appendIndex(Integer.parseInt(step.group(2)))
                    : pointer.appendProperty(step.group(1));
            end = step.end();
        }
        return pointer;
    }
}
