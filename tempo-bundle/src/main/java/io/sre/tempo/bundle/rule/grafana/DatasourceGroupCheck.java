package io.sre.tempo.bundle.rule.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** The datasources of each Grafana, where there are several. */
    private record Groups(List<List<Datasource>> all) {

        static Groups of(Platform platform) {
            Map<String, List<Datasource>> groups = new LinkedHashMap<>();
            Map<String, Integer> seen = new HashMap<>();
            List<Datasource> datasources = platform.datasources();
            for (Datasource datasource : datasources.size() < 2 ? List.<Datasource>of() : datasources) {
                groups.computeIfAbsent(key(datasource, seen), any -> new ArrayList<>())
                        .add(datasource);
            }
            return new Groups(List.copyOf(groups.values()));
        }
    }

    @Override
    public final void check(Platform platform, Report report) {
        platform.derived(Groups.class, Groups::of).all().forEach(group -> check(group, report));
    }

    private static String key(Datasource datasource, Map<String, Integer> seen) {
        String file = datasource.spot().source().document().file();
        String organisation = datasource.entry().get("orgId").text();
        return folder(file) + "\n" + (organisation.isEmpty() ? "1" : organisation) + "\n"
                + datasource.namespace().orElse("") + "\n"
                + reader(datasource) + "\n"
                + copy(datasource, seen);
    }

    /** How many overlays have made the same before: each has a Grafana of its own. */
    private static int copy(Datasource datasource, Map<String, Integer> seen) {
        Source source = datasource.spot().source();
        String written = source.document().file() + " " + datasource.spot().place();
        return seen.merge(written, 1, Integer::sum);
    }

    /** What tells whose the datasource is: the label that a sidecar looks for, or the selector of an operator. */
    private static String reader(Datasource datasource) {
        JsonNode resource =
                datasource.spot().source().manifest().map(Manifest::tree).orElse(MissingNode.getInstance());
        List<String> labels = new ArrayList<>();
        resource.path("metadata").path("labels").fieldNames().forEachRemaining(labels::add);
        return labels.stream()
                        .filter(label -> label.contains("datasource"))
                        .sorted()
                        .toList()
                + resource.path("spec").path("instanceSelector").toString();
    }

    private static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    abstract void check(List<Datasource> group, Report report);
}
