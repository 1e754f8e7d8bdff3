package io.sre.tempo.bundle;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.ReceiverProtocol;
import io.sre.tempo.model.release.TempoRelease;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a reader of the HelmRelease wonders about. */
final class ReleaseComments {

    private ReleaseComments() {}

    static Map<JsonPointer, String> of(Tempo tempo) {
        JsonNode values = TempoRelease.of(tempo).values();
        Map<JsonPointer, String> wanted = new LinkedHashMap<>();
        wanted.put(
                JsonPointer.compile("/tempo/receivers"),
                "null switches a receiver off: Helm merges this over the chart's defaults");
        wanted.put(JsonPointer.compile("/tempo/reportingEnabled"), "Usage statistics would leave the cluster");
        wanted.put(JsonPointer.compile("/tempo/memBallastSizeMbs"), "GOMEMLIMIT does what the ballast was for");
        if (tempo.receivers().find(ReceiverProtocol.OPENCENSUS).isEmpty()) {
            wanted.put(
                    JsonPointer.compile("/tempo/receivers/opencensus"),
                    "The chart turns this on, and Helm 3 cannot turn it off: only the pod itself reaches it here");
        }
        Map<JsonPointer, String> comments = new LinkedHashMap<>();
        comments.put(
                JsonPointer.empty(),
                "Grafana Tempo %s, single binary".formatted(tempo.chart().tempoVersion()));
        JsonPointer root = JsonPointer.compile("/spec/values");
        wanted.forEach((pointer, comment) -> {
            if (!values.at(pointer).isMissingNode()) {
                comments.put(root.append(pointer), comment);
            }
        });
        return comments;
    }
}
