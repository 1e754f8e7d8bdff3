package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Chart;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** The chart of the microservices gets none of the single binary's values. */
final class KeyIsOfTempoDistributed extends ReleaseCheck {

    private static final Map<String, String> PLACES = places();

    KeyIsOfTempoDistributed() {
        super(
                warning("TEMPO-KEY-020", "the chart tempo-distributed gets no values of the chart tempo")
                        .because(
                                "The chart tempo-distributed has storage, receivers and metrics in other places. What it does not have it"
                                        + " ignores: with storage below tempo, traces stay on local disks.")
                        .of("chart tempo-distributed 1.0.0 and later")
                        .mend("write it where tempo-distributed has it, or install the chart tempo")
                        .source(
                                "chart tempo-distributed 1.0.0 to 1.61.3, templates and values.yaml; 2.26.2 and 3.3.0, values.yaml"));
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("persistence", "ingester.persistence");
        places.put("replicas", "the replicas of each component");
        places.put("resources", "the resources of each component");
        places.put("serviceMonitor", "metaMonitoring.serviceMonitor");
        places.put("tempo.extraArgs", "the extraArgs of each component, as a list");
        places.put("tempo.extraEnv", "the extraEnv of each component");
        places.put("tempo.extraEnvFrom", "the extraEnvFrom of each component");
        places.put("tempo.multitenancyEnabled", "multitenancyEnabled");
        places.put("tempo.receivers", "traces");
        places.put("tempo.reportingEnabled", "reportingEnabled");
        places.put("tempo.resources", "the resources of each component");
        places.put("tempo.retention", "compactor.config.compaction.block_retention");
        places.put("tempo.storage", "storage");
        return places;
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        boolean old = release.reference().range().toString().startsWith("0.");
        if (release.chart() != Chart.DISTRIBUTED || old) {
            return;
        }
        PLACES.forEach((path, place) -> {
            Value value = release.written().at(path);
            if (value.isWritten() && !value.isEmpty() && !value.isUnknown()) {
                report.add(
                        value,
                        "%s is a value of the chart tempo, and the chart tempo-distributed does not read it"
                                .formatted(path),
                        "write it as " + place);
            }
        });
    }
}
