package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Rule;

/** A check of each value that the chart does not read for one cause. */
abstract class UnreadCheck extends InstallationCheck {

    private final Cause cause;

    UnreadCheck(Rule rule, Cause cause) {
        super(rule);
        this.cause = cause;
    }

    @Override
    protected final void check(Installation tempo, Platform platform, Report report) {
        for (Value unread : UnreadValues.of(tempo, cause)) {
            // What to write instead is a search, and there may be a hundred thousand.
            if (!report.isFull(unread.spot())) {
                report(unread, tempo, report);
            }
        }
    }

    /** Reports a value that the chart does not read. */
    abstract void report(Value unread, Installation tempo, Report report);
}
