package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.net.URI;
import java.util.Locale;

/** Metrics are written to a URL. */
final class RemoteWriteIsAnAddress extends InstallationCheck {

    private static final String EXAMPLE = "write http://<service>.<namespace>:9090/api/v1/write";

    RemoteWriteIsAnAddress() {
        super(error("TEMPO-LIM-017", "metrics are written to a URL with scheme and path")
                .because(
                        "With an empty URL, or with something else than a list of objects, Tempo does not start. Without http:// or"
                                + " https:// it starts, and every write fails. Without a path Prometheus answers that there is nothing.")
                .mend(EXAMPLE)
                .source("Tempo 2.9.0 and 2.10.8, run; prometheus/prometheus config.RemoteWriteConfig"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        if (!tempo.generatesMetrics()) {
            return;
        }
        Value list = tempo.value("tempo.metricsGenerator.storage.remote_write");
        boolean listed = tempo.chart().listsRemoteWrites() && !list.isFalsy();
        if (listed && list.isPresent() && !list.isList() && !list.hasPlaceholder()) {
            report.add(
                    list,
                    "%s is no list, and Tempo does not start".formatted(list.path()),
                    "write a list of objects with url");
            return;
        }
        for (Value url : tempo.remoteWrites()) {
            check(url, report);
        }
    }

    private static void check(Value url, Report report) {
        String text = url.literal().orElse("");
        if (url.isUnknown() || url.hasPlaceholder() || text.contains("$")) {
            return;
        }
        if (text.isEmpty()) {
            report.add(url, "no address is written as %s, and Tempo does not start".formatted(url.path()), EXAMPLE);
        } else if (!text.toLowerCase(Locale.ROOT).matches("(?s)https?://.*")) {
            report.add(url, "%s has no scheme, and no metrics are written".formatted(url), "write http:// before it");
        } else if (isWithoutPath(text)) {
            report.as(Severity.WARNING)
                    .add(
                            url,
                            "%s has no path".formatted(url),
                            "write /api/v1/write behind it, or what your store wants");
        }
    }

    private static boolean isWithoutPath(String text) {
        try {
            String path = URI.create(text).getPath();
            return path == null || path.isEmpty() || path.equals("/");
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
