package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** No label is written twice. */
final class LabelsAreDistinct extends InstallationCheck {

    private static final Set<String> SELECTED = Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance");

    LabelsAreDistinct() {
        super(error("TEMPO-POD-011", "labels and annotations do not repeat those of the chart")
                .because(
                        "The chart writes its own labels and then these, so that a key is there twice. Flux sends what Helm renders through"
                                + " Kustomize, which refuses it: \"mapping key already defined\". Nothing is installed.")
                .mend("delete the label: the chart writes it")
                .source(
                        "chart tempo 1.7.2 to 2.2.4, templates/_helpers.tpl, rendered by Helm 3.22 and 4.3 and built by Kustomize; helm-controller"
                                + " issue 286"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        check(tempo.value("podLabels"), SELECTED, report);
        check(tempo.value("podAnnotations"), Set.of("checksum/config"), report);
        Set<String> ofChart = new LinkedHashSet<>(SELECTED);
        ofChart.addAll(List.of("helm.sh/chart", "app.kubernetes.io/version", "app.kubernetes.io/managed-by"));
        check(tempo.value("extraLabels"), ofChart, report);
        ofChart.addAll(tempo.value("extraLabels").keys());
        if (tempo.chart().isAtLeast("1.11.0")) {
            check(tempo.value("global.commonLabels"), ofChart, report);
            ofChart.addAll(tempo.value("global.commonLabels").keys());
        }
        if (tempo.chart().isAtLeast("1.20.0")) {
            check(tempo.value("service.labels"), ofChart, report);
        }
        if (tempo.value("serviceAccount.create").isTrue()) {
            check(tempo.value("serviceAccount.labels"), ofChart, report);
        }
    }

    private static void check(Value labels, Set<String> taken, Report report) {
        for (String key : labels.keys()) {
            if (taken.contains(key)) {
                report.add(
                        labels.get(key),
                        "%s repeats %s, which is there already".formatted(labels.path(), key),
                        "delete it");
            }
        }
    }
}
