package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Rule;

/** A check of each uid that a datasource of Tempo refers to. */
abstract class LinkCheck extends Check {

    LinkCheck(Rule rule) {
        super(rule);
    }

    @Override
    public final void check(Platform platform, Report report) {
        Uids uids = Uids.of(platform);
        for (Datasource datasource : platform.tempoDatasources()) {
            for (Link link : Link.values()) {
                Value uid = link.in(datasource).get("datasourceUid");
                TempoDatasourceCheck.settled(uid)
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> check(link, uid, text, uids, report));
            }
        }
    }

    abstract void check(Link link, Value value, String uid, Uids uids, Report report);
}
