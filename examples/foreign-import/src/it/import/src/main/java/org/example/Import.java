package org.example;

import io.sre.tempo.bundle.TempoBundle;
import io.sre.tempo.datasource.TempoDatasource;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.S3StorageBuilderStages;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.flux.HelmRelease;
import io.sre.tempo.model.flux.HelmReleaseSpec;
import io.sre.tempo.model.release.TempoRelease;
import io.sre.tempo.policies.Flows;
import java.util.Optional;

final class Import {

    private Import() {}

    public static void main(String[] arguments) {
        S3StorageBuilderStages.BuildStart start = S3Storage.builder();
        Tempo tempo = Tempo.builder()
                .storage(start.endpoint("s3.eu-west-1.amazonaws.com").bucket("traces").build())
                .build();
        HelmRelease release = TempoRelease.of(tempo).helmRelease();
        Optional<HelmReleaseSpec> spec = Optional.ofNullable(release.getSpec());
        System.out.println(spec.map(HelmReleaseSpec::interval).orElse("none"));
        System.out.println(Flows.of(tempo).list().size());
        System.out.println(TempoDatasource.of(tempo).url());
        System.out.println(TempoBundle.of(tempo).toYaml());
    }
}
