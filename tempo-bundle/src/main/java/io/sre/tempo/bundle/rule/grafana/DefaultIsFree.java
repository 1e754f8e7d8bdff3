package io.sre.tempo.bundle.rule.grafana;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.manifest.Manifest;
import java.util.List;

/** Beside kube-prometheus-stack, no other datasource is the default. */
final class DefaultIsFree extends Check {

    private static final String STACK = "kube-prometheus-stack";

    DefaultIsFree() {
        super(warning("TEMPO-GRAF-036", "no datasource is the default beside the Prometheus of kube-prometheus-stack")
                .of("chart kube-prometheus-stack")
                .because(
                        "The chart provisions its Prometheus as the default datasource. With a second default, Grafana does not start, or"
                                + " goes on with what it had before.")
                .mend("set isDefault to false, or grafana.sidecar.datasources.isDefaultDatasource of the chart")
                .source("chart kube-prometheus-stack 2026-07, values.yaml, grafana.sidecar.datasources"));
    }

    @Override
    public void check(Platform platform, Report report) {
        List<Manifest> releases = platform.ofKind("HelmRelease");
        boolean anotherGrafana =
                releases.stream().anyMatch(release -> chart(release).equals("grafana"));
        List<Manifest> stacks = releases.stream()
                .filter(release -> chart(release).equals(STACK) && hasDefault(release))
                .toList();
        if (stacks.size() != 1) {
            return;
        }
        Manifest stack = stacks.get(0);
        for (Datasource datasource : platform.datasources()) {
            Value isDefault = datasource.entry().get("isDefault");
            if (isDefault.isTrue() && isFor(stack, datasource, anotherGrafana)) {
                report.add(
                        isDefault.spot(),
                        "%s is the default datasource, and so is the Prometheus of %s"
                                .formatted(datasource.name(), STACK),
                        "set isDefault to false",
                        List.of(),
                        List.of(Spot.of(stack)));
            }
        }
    }

    private static String chart(Manifest release) {
        return release.tree().at("/spec/chart/spec/chart").asText("");
    }

    private static boolean hasDefault(Manifest stack) {
        Value grafana = Value.written(Source.of(stack), JsonPointer.compile("/spec/values/grafana"), "grafana");
        Value sidecar = grafana.at("sidecar.datasources");
        boolean elsewhere = stack.tree().path("spec").has("valuesFrom");
        return !elsewhere
                && List.of(grafana.get("enabled"), sidecar.get("enabled"), sidecar.get("defaultDatasourceEnabled"))
                        .stream()
                        .noneMatch(value -> value.isFalse() || value.isText())
                && !sidecar.get("isDefaultDatasource").isFalse();
    }

    /** Whether a datasource goes to the Grafana of the stack. */
    private static boolean isFor(Manifest stack, Datasource datasource, boolean anotherGrafana) {
        JsonNode home = datasource
                .spot()
                .source()
                .manifest()
                .map(Manifest::tree)
                .orElse(stack.tree().path("none"));
        return switch (datasource.container()) {
            case HELM_VALUES -> home.equals(stack.tree());
            case CONFIG_MAP, SECRET ->
                !anotherGrafana && home.path("metadata").path("labels").has("grafana_datasource");
            case FILE, GRAFANA_DATASOURCE -> false;
        };
    }
}
