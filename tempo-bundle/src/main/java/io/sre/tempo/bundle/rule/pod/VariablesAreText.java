package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.rule.YesOrNo;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;

/** Variables are written as Kubernetes wants them. */
final class VariablesAreText extends InstallationCheck {

    VariablesAreText() {
        super(error("TEMPO-POD-013", "extraEnv is a list of variables with a name and text")
                .because(
                        "The API server refuses the StatefulSet if a variable has no name, a number or a truth value that is not in quotes, or"
                                + " both a value and valueFrom.")
                .mend("write - name: NAME with value: \"text\" or with valueFrom")
                .source("Kubernetes 1.33, EnvVar and its validation"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value variables = tempo.value("tempo.extraEnv");
        if (variables.isObject() && !variables.isEmpty()) {
            report.add(variables, "extraEnv is an object, not a list", "write a list of name and value");
        }
        for (Value variable : variables.elements()) {
            if (!variable.hasUnknown()) {
                check(variable, report);
            }
        }
    }

    private static void check(Value variable, Report report) {
        Value name = variable.get("name");
        Value value = variable.get("value");
        boolean scalar = value.isMissing() || value.isNull() || value.isText();
        if (name.isEmpty()) {
            report.add(variable, "a variable of extraEnv has no name", "write its name");
        } else if (!scalar) {
            boolean truth = value.isTrue() || value.isFalse();
            (truth && YesOrNo.mayStandAt(value.spot()) ? report.as(Severity.WARNING) : report)
                    .add(
                            value,
                            "the variable %s is %s, which is not text".formatted(name.text(), value),
                            "put the value into quotes");
        } else if (!value.isEmpty()
                && variable.has("valueFrom")
                && !variable.get("valueFrom").isNull()) {
            report.add(
                    variable.get("valueFrom"),
                    "the variable %s has a value and valueFrom".formatted(name.text()),
                    "delete one of them");
        }
    }
}
