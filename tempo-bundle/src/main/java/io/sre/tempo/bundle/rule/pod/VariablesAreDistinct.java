package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.HashSet;
import java.util.Set;

/** No variable is given twice. */
final class VariablesAreDistinct extends InstallationCheck {

    VariablesAreDistinct() {
        super(warning("TEMPO-POD-014", "no variable stands in extraEnv twice")
                .because(
                        "One of the two has no effect, and which one is left to whoever applies it: a server-side apply may be"
                                + " refused.")
                .mend("delete one of them")
                .source("Kubernetes 1.33, env is a list with the key name"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Set<String> names = new HashSet<>();
        for (Value variable : tempo.value("tempo.extraEnv").elements()) {
            Value name = variable.get("name");
            if (name.literal().isPresent() && !names.add(name.text())) {
                report.add(name, "the variable %s is given twice".formatted(name.text()), "delete one of them");
            }
        }
    }
}
