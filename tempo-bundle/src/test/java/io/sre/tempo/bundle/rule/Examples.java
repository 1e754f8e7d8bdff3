package io.sre.tempo.bundle.rule;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.manifest.Manifests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The two examples of each rule. */
final class Examples {

    static final String BAD = "bad.yaml";
    static final String GOOD = "good.yaml";

    private Examples() {}

    static Findings validate(Rule rule, String example) {
        return Validator.standard().validate(Manifests.parse(example, text(rule, example)));
    }

    static String text(Rule rule, String example) {
        String resource = "/rules/" + rule.id() + "/" + example;
        try (InputStream in = Examples.class.getResourceAsStream(resource)) {
            return new String(requireNonNull(in, resource + " is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
