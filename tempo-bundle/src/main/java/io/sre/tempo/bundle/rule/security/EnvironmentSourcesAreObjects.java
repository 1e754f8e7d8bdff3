package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** What gives variables is named as Kubernetes wants it. */
final class EnvironmentSourcesAreObjects extends InstallationCheck {

    EnvironmentSourcesAreObjects() {
        super(
                error("TEMPO-SEC-006", "each entry of extraEnvFrom names a Secret or a ConfigMap")
                        .because(
                                "An entry is secretRef or configMapRef with a name below. The API server refuses the StatefulSet otherwise: \"must"
                                        + " specify one of: configMapRef or secretRef\". A single variable belongs to tempo.extraEnv.")
                        .mend("write - secretRef: {name: ...}, or move the entry to tempo.extraEnv")
                        .source(
                                "Kubernetes 1.34, pkg/apis/core/validation, ValidateEnvFrom; grafana/tempo issues 541 and 308"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value sources = tempo.value("tempo.extraEnvFrom");
        if (sources.isObject() && !sources.isEmpty()) {
            report.add(sources, "extraEnvFrom is an object, not a list", "write a list of secretRef and configMapRef");
        }
        for (Value source : sources.elements()) {
            Value secret = source.get("secretRef");
            Value map = source.get("configMapRef");
            boolean without = secret.isMissing() || secret.isNull();
            boolean one = without != (map.isMissing() || map.isNull());
            Value name = (without ? map : secret).get("name");
            if (!source.hasUnknown() && (!one || name.isEmpty())) {
                boolean single = source.has("valueFrom") || source.has("value");
                report.add(
                        source,
                        single
                                ? "an entry of extraEnvFrom is a single variable"
                                : "an entry of extraEnvFrom names no source",
                        single ? "move it to tempo.extraEnv" : "write secretRef or configMapRef with a name");
            }
        }
    }
}
