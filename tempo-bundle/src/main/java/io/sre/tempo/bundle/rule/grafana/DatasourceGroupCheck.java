package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A check of datasources that probably belong to one Grafana and organisation: those of one folder. Other folders are often
 * those of other clusters.
 */
abstract class DatasourceGroupCheck extends Check {

    DatasourceGroupCheck(Rule rule) {
        super(rule);
    }

    @Override
    public final void check(Platform platform, Report report) {
        Map<String, List<Datasource>> groups = new LinkedHashMap<>();
        for (Datasource datasource : platform.datasources()) {
            String file = datasource.spot().source().document().file();
            String organisation = datasource.entry().get("orgId").text();
            String key = folder(file) + "\n" + (organisation.isEmpty() ? "1" : organisation) + "\n"
                    + datasource.namespace().orElse("");
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(datasource);
        }
        groups.values().forEach(group -> check(group, report));
    }

    private static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    abstract void check(List<Datasource> group, Report report);
}
