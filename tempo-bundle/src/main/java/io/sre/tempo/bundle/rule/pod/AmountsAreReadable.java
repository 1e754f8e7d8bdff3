package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.syntax.Quantities;

/** Requests and limits are amounts. */
final class AmountsAreReadable extends InstallationCheck {

    private static final int LONGEST_SURE = 18;

    AmountsAreReadable() {
        super(error("TEMPO-POD-006", "requests and limits are amounts, as Kubernetes writes them")
                .because(
                        "The API server refuses the StatefulSet if it cannot read an amount: the units are Ki, Mi, Gi or k, M, G; there are no"
                                + " GB, MB, mi or gi. \"m\" is a thousandth: 512m of memory is half a byte.")
                .mend("write an amount such as 512Mi or 500m of CPU")
                .source("Kubernetes 1.33, apimachinery pkg/api/resource"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (String kind : new String[] {"requests", "limits"}) {
            for (Value amount : tempo.value("tempo.resources").get(kind).values()) {
                check(amount, report);
            }
        }
    }

    private static void check(Value amount, Report report) {
        String text = amount.text();
        boolean readable = Quantities.amount(text).isPresent();
        // Longer ones, and those with a sign or without a first digit, may be more than this library reads.
        boolean sure = text.length() <= LONGEST_SURE && !text.startsWith("+") && !text.startsWith(".");
        boolean literal = amount.isNumber() || amount.literal().isPresent();
        if (literal && !amount.isStandIn() && sure && !readable) {
            report.add(amount, "%s is no amount: %s".formatted(amount.path(), amount), "write an amount such as 512Mi");
        } else if (literal && readable && amount.key().equals("memory") && text.endsWith("m")) {
            report.as(Severity.WARNING)
                    .add(
                            amount,
                            "%s is %s, and \"m\" is a thousandth of a byte".formatted(amount.path(), amount),
                            "write Mi");
        }
    }
}
