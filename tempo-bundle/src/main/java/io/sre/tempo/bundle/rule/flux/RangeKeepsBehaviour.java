package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Chart;
import io.sre.tempo.bundle.view.ChartReference;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All versions that a range can give behave alike. */
final class RangeKeepsBehaviour extends ReleaseCheck {

    private static final Map<String, String> BREAKS = breaks();

    RangeKeepsBehaviour() {
        super(warning("TEMPO-FLUX-009", "the range of versions does not cross a version that breaks something")
                .of("ranges of the chart tempo")
                .because(
                        "Flux takes the newest version of a range as soon as it appears. Some versions of this chart ask for other"
                                + " values, ports or rights than those before; a range across them upgrades without anybody looking.")
                .mend("write an exact version")
                .source("chart tempo 1.7.2 to 3.0.0, README and templates"));
    }

    private static Map<String, String> breaks() {
        Map<String, String> breaks = new LinkedHashMap<>();
        breaks.put("1.10.3", "the pod runs as user 10001");
        breaks.put("1.15.0", "the ports of the Service follow the receivers");
        breaks.put("1.18.0", "Tempo 2.7: receivers without an endpoint listen on localhost only");
        breaks.put("1.19.0", "tempo.global_overrides becomes tempo.overrides, processors must be named");
        breaks.put("1.23.1", "the HTTP port becomes 3200");
        breaks.put("1.24.1", "the image's registry is a value of its own");
        breaks.put("2.2.1", "the receiver opencensus is gone");
        breaks.put("3.0.0", "Tempo 3");
        return breaks;
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        ChartReference reference = release.reference();
        String text = reference.range().text().strip();
        boolean range = reference.range().isReadable()
                && !reference.range().isExact()
                && !text.isEmpty()
                && !text.equals("*")
                && !text.equalsIgnoreCase("x");
        List<String> crossed = range && release.chart() == Chart.TEMPO ? crossed(release) : List.of();
        if (!crossed.isEmpty()) {
            List<String> details = crossed.stream()
                    .map(version -> version + ": " + BREAKS.get(version))
                    .toList();
            // A range that ends among the known versions has settled.
            report.as(release.isOpen() ? Severity.WARNING : Severity.INFORMATION)
                    .add(
                            reference.version(),
                            "the range %s has versions on both sides of %s".formatted(text, String.join(", ", crossed)),
                            "write an exact version",
                            details,
                            List.of());
        }
    }

    private static List<String> crossed(Release release) {
        List<TempoChart> possible = release.reference().range().known().stream()
                .filter(chart -> release.reference().homes().contains(ChartHome.COMMUNITY)
                        || chart.isPublishedAt(ChartHome.FROZEN))
                .toList();
        List<String> crossed = new ArrayList<>();
        for (String version : BREAKS.keySet()) {
            boolean before = possible.stream().anyMatch(chart -> !chart.isAtLeast(version));
            boolean after = possible.stream().anyMatch(chart -> chart.isAtLeast(version));
            boolean later = version.equals("3.0.0") && reachesThree(release);
            if (before && (after || later)) {
                crossed.add(version);
            }
        }
        return crossed;
    }

    private static boolean reachesThree(Release release) {
        return release.isOpen() && release.reference().range().reaches("3.0.0");
    }
}
