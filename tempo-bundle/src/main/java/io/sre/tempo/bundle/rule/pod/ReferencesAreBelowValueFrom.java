package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** What a variable is taken from stands below valueFrom. */
final class ReferencesAreBelowValueFrom extends InstallationCheck {

    private static final List<String> REFERENCES =
            List.of("secretKeyRef", "configMapKeyRef", "fieldRef", "resourceFieldRef");

    ReferencesAreBelowValueFrom() {
        super(error("TEMPO-POD-017", "what a variable is taken from stands below valueFrom")
                .because(
                        "A variable has no field secretKeyRef. Helm refuses the StatefulSet where it validates, and the API server drops"
                                + " the field otherwise: then the variable is there and empty, and Tempo starts without the key.")
                .mend("write valueFrom, and the reference below it")
                .source("Kubernetes core/v1, EnvVar; chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        check(tempo.value("tempo.extraEnv"), report);
        if (tempo.value("tempoQuery.enabled").isTrue()) {
            check(tempo.value("tempoQuery.extraEnv"), report);
        }
    }

    private static void check(Value variables, Report report) {
        for (Value variable : variables.elements()) {
            for (String reference : REFERENCES) {
                if (variable.get(reference).isPresent()
                        && variable.get("value").isEmpty()
                        && variable.get("valueFrom").isEmpty()) {
                    report.add(
                            variable.get(reference),
                            "the variable %s has %s beside its name, and so no value"
                                    .formatted(variable.get("name").text(), reference),
                            "write valueFrom: {%s: ...}".formatted(reference));
                }
            }
        }
    }
}
