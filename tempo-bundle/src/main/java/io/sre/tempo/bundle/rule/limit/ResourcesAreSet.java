package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** The container has a memory limit. */
final class ResourcesAreSet extends InstallationCheck {

    ResourcesAreSet() {
        super(information("TEMPO-LIM-016", "the container has a memory limit")
                .because(
                        "The chart sets none. Without it a large query can take the memory of the whole node, and without a request the"
                                + " pod is the first to be evicted.")
                .mend("write tempo.resources.limits.memory, and requests if they are to be lower")
                .source("chart tempo 1.7.2 to 2.2.4, values.yaml"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value resources = tempo.value("tempo.resources");
        if (!resources.hasUnknown() && resources.at("limits.memory").isFalsy()) {
            report.add(resources, "Tempo's container has no memory limit", "write tempo.resources.limits.memory");
        }
    }
}
