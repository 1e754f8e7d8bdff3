package io.sre.tempo.bundle.rule.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.view.ValuesSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What valuesFrom names has the key that it names. */
final class ValuesKeyExists extends ReleaseCheck {

    private static final int MOST_KEYS = 5;

    ValuesKeyExists() {
        super(error("TEMPO-FLUX-025", "the ConfigMap or Secret of valuesFrom has the key that is named")
                .because(
                        "Flux takes valuesKey, or values.yaml where there is none. If the object has no such key and the entry is not"
                                + " optional, the values cannot be composed: the release is not installed, and not upgraded.")
                .mend("name a key that it has, or write optional: true")
                .source("fluxcd/pkg chartutil/values.go, helm-controller 1.0 to 1.6"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        for (ValuesSource source : release.valuesFrom()) {
            if (source.keyless().isPresent()) {
                Spot data = source.keyless().get();
                report.add(
                        source.spot(),
                        "the %s %s has no key %s, and Flux does not install the release"
                                .formatted(source.kind(), source.name(), source.key()),
                        "write a valuesKey that it has: %s".formatted(keys(data)),
                        List.of(),
                        List.of(data));
            }
        }
    }

    private static String keys(Spot data) {
        JsonNode fields = data.source().tree().at(data.pointer());
        return StreamSupport.stream(((Iterable<String>) fields::fieldNames).spliterator(), false)
                .limit(MOST_KEYS)
                .collect(Collectors.joining(", "));
    }
}
