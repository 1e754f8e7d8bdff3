package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.TempoConfig;
import java.util.List;
import java.util.Optional;

/**
 * The overrides of an installation: the static ones, in one of the two syntaxes, and those of tenants.
 *
 * @param fixed the static ones
 * @param tenants those of tenants, by tenant
 * @param config what this version of Tempo knows
 */
record Overrides(Value fixed, Value tenants, TempoConfig config) {

    private static final String SCOPED = "overrides.";
    private static final String FLAT = TempoConfig.LEGACY_OVERRIDES + ".";

    /** The overrides; empty if the configuration is replaced, or the version of Tempo is not known. */
    static Optional<Overrides> of(Installation tempo) {
        return tempo.derived(Found.class, Found::in).overrides();
    }

    private record Found(Optional<Overrides> overrides) {
        static Found in(Installation tempo) {
            return new Found(find(tempo));
        }
    }

    private static Optional<Overrides> find(Installation tempo) {
        if (tempo.replacesConfig()) {
            return Optional.empty();
        }
        boolean renamed = tempo.chart().choosesProcessors();
        Value fixed = tempo.value("tempo." + tempo.chart().overridesKey());
        Value tenants = tempo.value(renamed ? "tempo.per_tenant_overrides" : "tempo.overrides");
        return tempo.tempoVersion().flatMap(TempoConfig::of).map(config -> new Overrides(fixed, tenants, config));
    }

    /** Whether a key is one of the older, flat limits, and not also one of the scoped syntax. */
    boolean isFlat(String key) {
        return config.has(FLAT + key) && !config.has(SCOPED + key);
    }

    /** Whether Tempo knows a key of the static overrides, in one of the two syntaxes. */
    boolean isKnown(String key) {
        return config.has(SCOPED + key) || config.has(FLAT + key);
    }

    /** Whether a key is a limit of a tenant, in one of the two syntaxes. */
    boolean isLimit(String key) {
        return config.has(SCOPED + "defaults." + key) || isFlat(key);
    }

    /** Whether Tempo reads the limits of tenants from the file that the chart makes of them. */
    boolean readsTenants() {
        return fixed.get("per_tenant_override_config").text().equals("/conf/overrides.yaml");
    }

    /** The limits of each tenant. */
    List<Value> ofTenants() {
        return tenants.keys().stream().map(tenants::get).toList();
    }
}
