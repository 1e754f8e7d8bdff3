package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.TempoConfig;
import io.sre.tempo.model.finding.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key that was written below a value which the chart copies into Tempo's configuration as it is: one that holds a value, or
 * one that this version of Tempo does not know.
 *
 * @param value what was written
 * @param path where it stands in Tempo's configuration
 * @param config what this version of Tempo knows
 */
record Setting(Value value, String path, TempoConfig config) {

    /** Every setting that was written; none if the configuration is replaced, or the version of Tempo is not known. */
    static List<Setting> of(Installation tempo) {
        return tempo.derived(All.class, All::of).settings();
    }

    private record All(List<Setting> settings) {
        static All of(Installation tempo) {
            return new All(find(tempo));
        }
    }

    private static List<Setting> find(Installation tempo) {
        List<Setting> found = new ArrayList<>();
        Optional<TempoConfig> config = tempo.tempoVersion().flatMap(TempoConfig::of);
        if (config.isPresent() && !tempo.replacesConfig()) {
            copied(tempo).forEach((from, to) -> search(tempo.value(from), to, config.get(), found));
        }
        return found;
    }

    /** The values that are copied, and where to. Overrides are only looked at where it is sure which syntax they have. */
    private static Map<String, String> copied(Installation tempo) {
        Map<String, String> copied = new LinkedHashMap<>();
        copied.put("tempo.ingester", "ingester");
        copied.put("tempo.querier", "querier");
        copied.put("tempo.queryFrontend", "query_frontend");
        copied.put("tempo.server", "server");
        copied.put("tempo.storage", "storage");
        if (tempo.chart().choosesProcessors() || !tempo.generatesMetrics()) {
            String overrides = "tempo." + tempo.chart().overridesKey();
            copied.put(overrides + ".defaults", "overrides.defaults");
            copied.put(overrides + ".user_configurable_overrides", "overrides.user_configurable_overrides");
        }
        if (tempo.generatesMetrics() && tempo.chart().listsRemoteWrites()) {
            copied.put("tempo.metricsGenerator.processor", "metrics_generator.processor");
            copied.put("tempo.metricsGenerator.registry", "metrics_generator.registry");
        }
        return copied;
    }

    private static void search(Value object, String path, TempoConfig config, List<Setting> found) {
        for (String key : object.keys()) {
            Value value = object.get(key);
            String below = path + "." + key;
            // Helm 3 drops a null, and Helm 4 keeps it.
            boolean says = value.isPresent() && !value.isNull() && value.isWritten();
            if (value.isObject() && config.typeOf(below).equals(Optional.of(TempoConfig.Type.SECTION))) {
                search(value, below, config, found);
            } else if (says) {
                found.add(new Setting(value, below, config));
            }
        }
    }

    /** Those that this version of Tempo does not know. */
    static List<Setting> unknown(Installation tempo) {
        return of(tempo).stream()
                .filter(setting -> !setting.config().has(setting.path()))
                .toList();
    }

    /** The name that was probably meant, in the same object; else a place of the same name elsewhere. */
    Optional<String> meant() {
        String parent = path.substring(0, path.lastIndexOf('.'));
        String key = path.substring(parent.length() + 1);
        return Spelling.closest(key, config.below(parent)).or(() -> sameName(root(), key));
    }

    private String root() {
        return path.substring(0, path.indexOf('.'));
    }

    private Optional<String> sameName(String parent, String key) {
        for (String name : config.below(parent)) {
            String below = parent + "." + name;
            if (name.equals(key)) {
                return Optional.of(below);
            }
            Optional<String> deeper = sameName(below, key);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }
}
