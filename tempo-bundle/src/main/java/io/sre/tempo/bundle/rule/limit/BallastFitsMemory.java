package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.Quantities;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** The ballast leaves room in the memory. */
final class BallastFitsMemory extends InstallationCheck {

    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1024 * 1024);

    BallastFitsMemory() {
        super(warning("TEMPO-LIM-014", "the ballast is at most half of the memory limit")
                .because(
                        "The ballast makes Go collect garbage later: the heap may grow by about as much before it does. Near the limit"
                                + " the pod is killed. The default is 1024 MiB.")
                .mend("set tempo.memBallastSizeMbs to 0, and GOMEMLIMIT in tempo.extraEnv to about 80 % of the limit")
                .source("chart tempo 1.7.2 to 2.2.4, templates/statefulset.yaml; Tempo, cmd/tempo/main.go; grafana/helm-charts issue 2887"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value limit = tempo.value("tempo.resources.limits.memory");
        Value ballast = tempo.value("tempo.memBallastSizeMbs");
        Optional<BigDecimal> bytes = limit.isPresent() && !limit.hasPlaceholder()
                ? Quantities.amount(limit.text())
                : Optional.empty();
        OptionalLong mebibytes = ballast.number();
        if (bytes.isPresent() && mebibytes.isPresent() && isTooMuch(mebibytes.getAsLong(), bytes.get())) {
            report.add(
                    limit,
                    "the ballast of %d MiB%s is more than half of the memory limit %s"
                            .formatted(mebibytes.getAsLong(), ballast.isWritten() ? "" : ", the default,", limit),
                    "set tempo.memBallastSizeMbs to 0");
        }
    }

    private static boolean isTooMuch(long mebibytes, BigDecimal limit) {
        BigDecimal ballast = BigDecimal.valueOf(mebibytes).multiply(MEBIBYTE);
        return ballast.multiply(BigDecimal.valueOf(2)).compareTo(limit) > 0;
    }
}
