package io.sre.tempo.model.release;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.model.ChartSource;
import io.sre.tempo.model.FluxDelivery;
import io.sre.tempo.model.ReleaseReference;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.flux.ArtifactKind;
import io.sre.tempo.model.flux.ChartRef;
import io.sre.tempo.model.flux.ChartSourceKind;
import io.sre.tempo.model.flux.ChartSourceRef;
import io.sre.tempo.model.flux.ChartTemplate;
import io.sre.tempo.model.flux.ChartTemplateSpec;
import io.sre.tempo.model.flux.DependencyRef;
import io.sre.tempo.model.flux.HelmRelease;
import io.sre.tempo.model.flux.HelmReleaseSpec;
import io.sre.tempo.model.flux.HelmRepository;
import io.sre.tempo.model.flux.HelmRepositorySpec;
import io.sre.tempo.model.flux.Install;
import io.sre.tempo.model.flux.InstallRemediation;
import io.sre.tempo.model.flux.LayerSelector;
import io.sre.tempo.model.flux.OCIRepository;
import io.sre.tempo.model.flux.OCIRepositoryRef;
import io.sre.tempo.model.flux.OCIRepositorySpec;
import io.sre.tempo.model.flux.Upgrade;
import io.sre.tempo.model.flux.UpgradeRemediation;
import io.sre.tempo.model.flux.ValuesKind;
import io.sre.tempo.model.flux.ValuesRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects from which Flux installs a described Tempo. */
final class FluxObjects {

    /** Exempts an object from the variable substitution of Flux's Kustomization, which would eat placeholders. */
    static final String SUBSTITUTE = "kustomize.toolkit.fluxcd.io/substitute";

    private static final String SOURCE_INTERVAL = "1h";

    private final Tempo tempo;
    private final FluxDelivery flux;

    FluxObjects(Tempo tempo) {
        this.tempo = tempo;
        this.flux = tempo.flux();
    }

    HelmRelease helmRelease() {
        HelmReleaseSpec.Builder spec = HelmReleaseSpec.builder();
        spec.interval(flux.interval()).timeout(flux.timeout());
        chart(spec);
        boolean renamed = !tempo.releaseName().equals(tempo.name());
        if (renamed || tempo.targetNamespace().isPresent()) {
            // Flux would put the target namespace in front of the name, and the Service would be called otherwise.
            spec.releaseName(tempo.releaseName());
        }
        spec.targetNamespace(tempo.targetNamespace());
        spec.addAllDependsOn(dependencies());
        spec.install(Install.builder()
                .createNamespace(false)
                .remediation(
                        InstallRemediation.builder().retries(flux.retries()).build())
                .build());
        spec.upgrade(Upgrade.builder()
                .cleanupOnFail(true)
                .remediation(
                        UpgradeRemediation.builder().retries(flux.retries()).build())
                .build());
        spec.addAllValuesFrom(valuesFrom());
        spec.values(ChartValues.of(tempo));
        HelmRelease release = HelmRelease.of(tempo.namespace(), tempo.name(), spec.build());
        release.setMetadata(Metadata.of(tempo, tempo.name(), tempo.namespace()));
        if (credentials() instanceof S3Credentials.FromEnvironment) {
            release.getMetadata().getAnnotations().put(SUBSTITUTE, "disabled");
        }
        return release;
    }

    Optional<HasMetadata> source() {
        ChartSource source = chartSource();
        if (!source.included()) {
            return Optional.empty();
        }
        HasMetadata manifest = source.kind() == ChartSource.Kind.OCI_REPOSITORY
                ? OCIRepository.of(source.namespace(), source.name(), ociSpec(source))
                : HelmRepository.of(source.namespace(), source.name(), httpSpec(source));
        manifest.setMetadata(Metadata.of(tempo, source.name(), source.namespace()));
        return Optional.of(manifest);
    }

    private ChartSource chartSource() {
        return flux.chartSource()
                .orElseGet(() -> ChartSource.helmRepository(tempo.chart().home()));
    }

    private void chart(HelmReleaseSpec.Builder spec) {
        ChartSource source = chartSource();
        if (source.kind() == ChartSource.Kind.OCI_REPOSITORY) {
            spec.chartRef(ChartRef.builder()
                    .kind(ArtifactKind.OCI_REPOSITORY)
                    .name(source.name())
                    .namespace(source.namespace())
                    .build());
            return;
        }
        spec.chart(ChartTemplate.builder()
                .spec(ChartTemplateSpec.builder()
                        .chart(TempoChart.NAME)
                        .version(tempo.chartVersion())
                        .sourceRef(ChartSourceRef.builder()
                                .kind(ChartSourceKind.HELM_REPOSITORY)
                                .name(source.name())
                                .namespace(source.namespace())
                                .build())
                        .build())
                .build());
    }

    private OCIRepositorySpec ociSpec(ChartSource source) {
        OCIRepositorySpec.Builder spec = OCIRepositorySpec.builder();
        spec.interval(SOURCE_INTERVAL)
                .url(source.home().ociUrl())
                .ref(OCIRepositoryRef.builder().tag(tempo.chartVersion()).build())
                .layerSelector(LayerSelector.helmChart());
        return spec.build();
    }

    private static HelmRepositorySpec httpSpec(ChartSource source) {
        HelmRepositorySpec.Builder spec = HelmRepositorySpec.builder();
        spec.interval(SOURCE_INTERVAL).url(source.home().url());
        return spec.build();
    }

    private List<DependencyRef> dependencies() {
        List<ReleaseReference> references = new ArrayList<>();
        if (flux.dependsOnPlatform()) {
            if (tempo.mesh().isPresent()) {
                references.add(new ReleaseReference(
                        "istio-base", tempo.neighbours().istio().namespace()));
            }
            references.add(new ReleaseReference(
                    "monitoring", tempo.neighbours().prometheus().namespace()));
        }
        references.addAll(flux.dependsOn());
        ReleaseReference self = new ReleaseReference(tempo.name(), tempo.namespace());
        return references.stream()
                .filter(reference -> !reference.equals(self))
                .distinct()
                .map(reference -> DependencyRef.builder()
                        .name(reference.name())
                        .namespace(reference.namespace())
                        .build())
                .toList();
    }

    private List<ValuesRef> valuesFrom() {
        if (!(credentials() instanceof S3Credentials.FromFluxValues values)) {
            return List.of();
        }
        return Stream.of("endpoint", "bucket", "access_key", "secret_key")
                .map(key -> ValuesRef.builder()
                        .kind(ValuesKind.SECRET)
                        .name(values.secretName())
                        .valuesKey(key)
                        .targetPath("tempo.storage.trace.s3." + key)
                        .build())
                .toList();
    }

    private @Nullable S3Credentials credentials() {
        return tempo.storage() instanceof S3Storage s3 ? s3.credentials() : null;
    }
}
