package io.sre.tempo.datasource;

import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.Neighbours;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.Processor;
import io.sre.tempo.model.release.Metadata;
import io.sre.tempo.model.release.TempoRelease;
import java.util.Set;

/** The datasource that follows from a description. */
final class DescribedDatasource {

    private DescribedDatasource() {}

    static TempoDatasource of(Tempo tempo) {
        return TempoDatasource.linked(TempoRelease.of(tempo).queryUrl(), links(tempo))
                .build();
    }

    static DatasourceConfigMap configMap(Tempo tempo) {
        return DatasourceConfigMap.builder()
                .file(ProvisioningFile.of(of(tempo)))
                .namespace(tempo.neighbours().grafana().namespace())
                .putAllLabels(Metadata.labels(tempo))
                .putAllAnnotations(Metadata.annotations(tempo))
                .build();
    }

    private static TraceLinks links(Tempo tempo) {
        Neighbours neighbours = tempo.neighbours();
        Set<Processor> generated =
                tempo.metricsGenerator().map(MetricsGenerator::processors).orElse(Set.of());
        return TraceLinks.builder()
                .lokiUid(neighbours.loki().datasourceUid())
                .prometheusUid(neighbours.prometheus().datasourceUid())
                .spanMetrics(generated.contains(Processor.SPAN_METRICS))
                .serviceGraphs(generated.contains(Processor.SERVICE_GRAPHS))
                .build();
    }
}
