package io.sre.tempo.bundle.rule;

import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A check of each installation of the chart {@code tempo}. Where Flux may take one of several versions, it is asked of each,
 * and what holds for all of them is a finding; where the version may be one that is not known yet, it is at most a warning.
 */
public abstract class InstallationCheck extends Check {

    /** Makes a check of a rule. */
    protected InstallationCheck(Rule rule) {
        super(rule);
    }

    @Override
    public final void check(Platform platform, Report report) {
        for (Release release : platform.releases()) {
            List<Installation> candidates = platform.installations(release);
            if (candidates.size() == 1 && !release.isOpen()) {
                check(candidates.get(0), platform, report);
            } else if (!candidates.isEmpty()) {
                checkAll(candidates, platform, report);
            }
        }
    }

    private void checkAll(List<Installation> candidates, Platform platform, Report report) {
        List<List<Finding>> ofCandidates = new ArrayList<>();
        for (Installation candidate : candidates) {
            List<Finding> found = new ArrayList<>();
            check(candidate, platform, new Report(rule(), found::add));
            ofCandidates.add(found);
        }
        boolean open = candidates.get(0).release().isOpen();
        for (Finding finding : common(ofCandidates)) {
            Severity severity = open ? finding.atMost(Severity.WARNING).severity() : finding.severity();
            report.as(severity)
                    .add(finding.place(), finding.message(), finding.mend(), finding.details(), finding.related());
        }
    }

    /** The findings of the last candidate, in places where each of them has one. */
    private static List<Finding> common(List<List<Finding>> ofCandidates) {
        List<Finding> last = ofCandidates.get(ofCandidates.size() - 1);
        List<Set<Place>> places = ofCandidates.stream()
                .map(found -> found.stream().map(Finding::place).collect(Collectors.toSet()))
                .toList();
        return last.stream()
                .filter(finding -> places.stream().allMatch(found -> found.contains(finding.place())))
                .toList();
    }

    /** Looks at an installation. */
    protected abstract void check(Installation tempo, Platform platform, Report report);
}
