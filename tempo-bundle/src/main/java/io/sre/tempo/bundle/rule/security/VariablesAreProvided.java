package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A variable that Tempo asks for is there. */
final class VariablesAreProvided extends InstallationCheck {

    /** What Kubernetes, or a webhook of the cloud, gives to each process. */
    private static final Pattern GIVEN = Pattern.compile(
            "HOSTNAME|HOME|PATH|KUBERNETES_.*|.*_SERVICE_HOST|.*_SERVICE_PORT.*|AWS_.*REGION|AWS_ROLE_ARN");

    VariablesAreProvided() {
        super(warning("TEMPO-SEC-004", "each variable of Tempo's settings is given to the process")
                .because(
                        "With -config.expand-env a variable that is not there is empty text: Tempo then asks an empty bucket, or uses no"
                                + " keys.")
                .mend("give it by tempo.extraEnv or tempo.extraEnvFrom, or write a default: ${NAME:-text}")
                .source("Tempo 2.3.1 and 2.10.8, drone/envsubst, by running them"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value environment = tempo.value("tempo.extraEnv");
        boolean known =
                !environment.hasUnknown() && tempo.value("tempo.extraEnvFrom").isEmpty();
        if (!known || Placeholder.isUncertain(tempo) || !Placeholder.expands(tempo)) {
            return;
        }
        Set<String> provided = new HashSet<>();
        environment
                .elements()
                .forEach(variable -> provided.add(variable.get("name").text()));
        for (Placeholder placeholder : Placeholder.of(tempo, platform)) {
            boolean there = placeholder.hasDefault()
                    || provided.contains(placeholder.name())
                    || GIVEN.matcher(placeholder.name()).matches();
            if (!there && placeholder.filler() != Placeholder.Filler.FLUX) {
                boolean perhaps = placeholder.filler() == Placeholder.Filler.PERHAPS_FLUX;
                (perhaps ? report.as(Severity.INFORMATION) : report)
                        .add(
                                placeholder.value(),
                                "the process has no variable %s%s"
                                        .formatted(placeholder.name(), perhaps ? ", unless Flux fills it in" : ""),
                                "add it to tempo.extraEnv");
            }
        }
    }
}
