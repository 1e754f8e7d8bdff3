package io.sre.tempo.examples.quickstart;

import io.sre.tempo.bundle.TempoBundle;
import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.Neighbours;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.Tempo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Describes a Tempo once, writes its manifests, and prints them. */
final class Quickstart {

    private Quickstart() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/tempo");
        Tempo tempo = Tempo.builder()
                .storage(S3Storage.builder()
                        .endpoint("minio.minio.svc:9000")
                        .bucket("traces")
                        .insecure(true)
                        .build())
                .metricsGenerator(MetricsGenerator.to(Neighbours.ofPlatform().prometheus()))
                .build();

        TempoBundle bundle = TempoBundle.of(tempo);
        bundle.writeTo(folder);
        for (String name : bundle.files().keySet()) {
            System.out.printf("── %s%n%s%n", name, Files.readString(folder.resolve(name)));
        }
    }
}
