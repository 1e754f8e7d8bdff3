package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.bundle.view.ValuesSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A value comes from one place. */
final class ValueHasOneOrigin extends PlaceholderCheck {

    ValueHasOneOrigin() {
        super(warning("TEMPO-FLUX-017", "a value of targetPath is not set elsewhere as well")
                .because(
                        "Which of the two counts depends on what else stands beside it: inline values sometimes win over a targetPath, and"
                                + " sometimes do not.")
                .mend("set the value in one place")
                .source("fluxcd/pkg chartutil/values.go 2026-07"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        Map<String, ValuesSource> seen = new HashMap<>();
        for (ValuesSource source : release.valuesFrom()) {
            String path = source.targetPath();
            if (path.isEmpty() || path.contains("\\") || path.contains("[")) {
                continue;
            }
            Value inline = inline(release).at(path);
            ValuesSource first = seen.putIfAbsent(path, source);
            if (!inline.isMissing()) {
                add(inline.spot(), path, source.spot(), report);
            } else if (first != null) {
                add(source.spot(), path, first.spot(), report);
            }
        }
    }

    private static void add(Spot spot, String path, Spot other, Report report) {
        report.add(
                spot,
                "%s is set here and by another entry of valuesFrom".formatted(path),
                "set it in one place",
                List.of(),
                List.of(other));
    }
}
