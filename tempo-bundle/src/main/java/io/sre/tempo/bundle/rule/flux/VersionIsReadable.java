package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import java.util.regex.Pattern;

/** The version of the chart is a version. */
final class VersionIsReadable extends ReleaseCheck {

    /** Looser than versions and ranges are; what does not begin like this is certainly none. */
    private static final Pattern LIKE_RANGE = Pattern.compile("[\\s=!<>~^,]*+[vV]?[0-9xX*].*", Pattern.DOTALL);

    VersionIsReadable() {
        super(warning("TEMPO-FLUX-022", "the version of the chart is a version or a range of versions")
                .because(
                        "Flux reads the version as a number with three parts or a range of such. With anything else, such as latest or a"
                                + " text that somebody was to replace, the chart is never found.")
                .mend("write an exact version")
                .source("source-controller 1.9; Masterminds/semver 3.3"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        JsonNode template = release.spec().path("chart").path("spec");
        boolean indexed = template.path("sourceRef").path("kind").asText("").equals("HelmRepository");
        String version =
                template.path("version").isTextual() ? template.path("version").textValue() : "";
        boolean written = indexed && !version.isBlank() && !version.contains("${");
        if (written && !LIKE_RANGE.matcher(version).matches()) {
            report.add(
                    release.reference().version(),
                    "\"%s\" is neither a version nor a range of versions".formatted(version),
                    "write an exact version");
        }
    }
}
