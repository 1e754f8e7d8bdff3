package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.model.manifest.Manifests;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInTest {

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource({
        "REPLACE_ME, true",
        "replaceme, true",
        "https://CHANGE-ME.example.com, true",
        "<bucket>, true",
        "s3.<your-region>.amazonaws.com, true",
        "your-bucket, true",
        "xxxx, true",
        "TODO, true",
        "todo-traces, false",
        "traces, false",
        "exchange-mean, false",
        "a<b, false",
        "'', false",
        "5, false"
    })
    void tells_what_is_left_to_fill_in(String text, boolean standIn) {
        String manifest = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: tempo}
                spec: {chart: {spec: {chart: tempo}}, values: {text: "%s", number: 5}}
                """;
        Platform platform = Platform.of(Manifests.parse(Map.of("a.yaml", manifest.formatted(text))));
        Value values = platform.releases().get(0).written();

        assertThat(values.get("text").isStandIn()).isEqualTo(standIn);
        assertThat(values.get("number").isStandIn()).isFalse();
        assertThat(values.get("nothing").isStandIn()).isFalse();
    }
}
