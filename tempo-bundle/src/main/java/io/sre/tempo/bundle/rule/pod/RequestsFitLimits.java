package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.syntax.Quantities;
import java.math.BigDecimal;
import java.util.Optional;

/** Nobody asks for more than the limit. */
final class RequestsFitLimits extends InstallationCheck {

    RequestsFitLimits() {
        super(error("TEMPO-POD-007", "a request is not greater than its limit")
                .because("The API server refuses the StatefulSet: \"must be less than or equal to memory limit\".")
                .mend("raise the limit, or lower the request")
                .source("Kubernetes 1.33, validation of resources"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value resources = tempo.value("tempo.resources");
        for (String name : resources.get("requests").keys()) {
            Value request = resources.get("requests").get(name);
            Value limit = resources.get("limits").get(name);
            Optional<BigDecimal> asked = Quantities.amount(request.text());
            Optional<BigDecimal> most = Quantities.amount(limit.text());
            if (asked.isPresent() && most.isPresent() && asked.get().compareTo(most.get()) > 0) {
                report.add(
                        request,
                        "the request of %s is %s, and the limit is %s".formatted(name, request, limit),
                        "raise the limit, or lower the request");
            }
        }
    }
}
