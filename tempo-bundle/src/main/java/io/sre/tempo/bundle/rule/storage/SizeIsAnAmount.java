package io.sre.tempo.bundle.rule.storage;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.Quantities;
import java.math.BigDecimal;

/** The size of the volume is an amount. */
final class SizeIsAnAmount extends InstallationCheck {

    SizeIsAnAmount() {
        super(error("TEMPO-STOR-015", "persistence.size is an amount, as Kubernetes writes it")
                .because(
                        "The API server refuses the StatefulSet if the amount cannot be read or is zero. The units are Ki, Mi, Gi, Ti, or k,"
                                + " M, G, T; there are no GB, gi or g. \"m\" means a thousandth.")
                .mend("write an amount such as 10Gi")
                .source("Kubernetes 1.33, apimachinery pkg/api/resource; chart tempo, templates/statefulset.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value size = tempo.value("persistence.size");
        boolean known = size.isMissing()
                || size.isNull()
                || size.isNumber()
                || size.literal().isPresent();
        boolean good = Quantities.amount(size.text())
                .filter(amount -> amount.compareTo(BigDecimal.ONE) >= 0)
                .isPresent();
        if (tempo.value("persistence.enabled").isTrue() && known && !good && !size.isStandIn()) {
            report.add(size, "the size of the volume is %s".formatted(size), "write an amount such as 10Gi");
        }
    }
}
