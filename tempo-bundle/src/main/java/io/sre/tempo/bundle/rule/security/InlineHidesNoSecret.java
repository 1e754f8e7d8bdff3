package io.sre.tempo.bundle.rule.security;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.bundle.rule.ReleaseCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Release;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.bundle.view.ValuesSource;
import io.sre.tempo.model.finding.Redaction;
import java.util.ArrayList;
import java.util.List;

/** What a Secret supplies is not written over. */
final class InlineHidesNoSecret extends ReleaseCheck {

    private static final JsonPointer INLINE = JsonPointer.compile("/spec/values");

    InlineHidesNoSecret() {
        super(warning("TEMPO-SEC-009", "what valuesFrom supplies is not written in spec.values as well")
                .because(
                        "Flux lays spec.values over valuesFrom, so that the inline value always wins: the key in the Secret never reaches"
                                + " Tempo, whatever it is.")
                .mend("delete the inline values that the Secret supplies")
                .source("helm-controller 1.6, spec.valuesFrom: merged in order, spec.values last"));
    }

    @Override
    protected void check(Release release, Platform platform, Report report) {
        Value inline = Value.written(Source.of(release.manifest()), INLINE, "");
        for (ValuesSource source : release.valuesFrom()) {
            List<Value> hiding = new ArrayList<>();
            if (source.targetPath().isEmpty()) {
                collect(inline, source.content(), source, hiding);
            }
            if (!hiding.isEmpty()) {
                List<Spot> spots = hiding.stream().map(Value::spot).toList();
                List<String> paths = hiding.stream().map(Value::path).toList();
                report.add(
                        source.spot(),
                        "the inline %s %s over what the %s %s says"
                                .formatted(
                                        String.join(", ", paths),
                                        paths.size() == 1 ? "wins" : "win",
                                        source.kind(),
                                        source.name()),
                        "delete it from spec.values",
                        List.of(),
                        spots);
            }
        }
    }

    private static void collect(Value inline, Value supplied, ValuesSource source, List<Value> hiding) {
        if (inline.isObject()) {
            for (String key : inline.keys()) {
                collect(inline.get(key), supplied.get(key), source, hiding);
            }
            return;
        }
        boolean meant = source.atHand()
                ? supplied.isText() && !supplied.text().equals(inline.text())
                : source.kind().equals("Secret") && Redaction.isSecret(inline.key());
        // Other values are laid over a common base on purpose.
        boolean secret = Redaction.isSecret(inline.key()) || inline.isStandIn();
        if (inline.isText() && secret && meant) {
            hiding.add(inline);
        }
    }
}
