package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings have names that Grafana knows, and stand where it looks for them. */
final class SettingsAreKnown extends TempoDatasourceCheck {

    private static final Set<String> LINK = Set.of("datasourceUid", "tags", "spanStartTimeShift", "spanEndTimeShift");

    /** The settings that are objects, each with all that can be in it. */
    private static final Map<String, Set<String>> OBJECTS = Map.of(
            "tracesToLogsV2", with(LINK, "filterByTraceID", "filterBySpanID", "customQuery", "query"),
            "tracesToMetrics", with(LINK, "queries"),
            "tracesToProfiles", with(LINK, "profileTypeId", "customQuery", "query"),
            "serviceMap", Set.of("datasourceUid", "histogramType"),
            "nodeGraph", Set.of("enabled"),
            "search", Set.of("hide", "filters"),
            "traceQuery", Set.of("timeShiftEnabled", "spanStartTimeShift", "spanEndTimeShift"),
            "spanBar", Set.of("type", "tag"),
            "streamingEnabled", Set.of("search", "metrics"),
            "lokiSearch", Set.of("datasourceUid"));

    /** Others may be those of plugins, or newer; they are looked at only if they are almost one of these. */
    private static final Set<String> OTHERS = Set.of(
            "alertmanagerUid",
            "authType",
            "enableSecureSocksProxy",
            "forwardHttpHeaders",
            "httpMethod",
            "implementation",
            "keepCookies",
            "manageAlerts",
            "maxLines",
            "oauthPassThru",
            "serverName",
            "sigV4Auth",
            "tagLimit",
            "teamHttpHeaders",
            "timeInterval",
            "timeRangeForTags",
            "timeout",
            "tlsAuth",
            "tlsAuthWithCACert",
            "tlsSkipVerify",
            "tracesToLogs");

    private static final Set<String> TOP = with(OBJECTS.keySet(), OTHERS.toArray(String[]::new));

    private static final String UNKNOWN = "Grafana does not know %s";

    SettingsAreKnown() {
        super(warning("TEMPO-GRAF-017", "the settings of the datasource are known to Grafana")
                .of("Grafana 9.4 to 13.2")
                .because("Grafana keeps what it does not know, and nothing comes of it.")
                .mend("correct the name, or remove it")
                .source(SETTINGS));
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        Value json = datasource.entry().get("jsonData");
        for (Value setting : json.values()) {
            Set<String> known = OBJECTS.get(setting.key());
            if (known != null) {
                setting.values().forEach(value -> within(setting, value, known, report));
            } else if (!TOP.contains(setting.key())) {
                Spelling.closest(setting.key(), TOP)
                        .ifPresent(meant -> report.add(
                                setting, UNKNOWN.formatted(setting.key()), "did you mean %s?".formatted(meant)));
            }
        }
        for (Value value : datasource.entry().values()) {
            if (TOP.contains(value.key()) && !value.key().equals("authType")) {
                report.add(value, "%s stands beside jsonData".formatted(value.key()), "move it into jsonData");
            }
        }
    }

    private static void within(Value setting, Value value, Set<String> known, Report report) {
        if (!known.contains(value.key())) {
            Optional<String> meant = Spelling.closest(value.key(), known);
            report.add(
                    value,
                    (UNKNOWN + " in %s").formatted(value.key(), setting.key()),
                    meant.map("did you mean %s?"::formatted).orElse("remove it"));
        }
    }
}
