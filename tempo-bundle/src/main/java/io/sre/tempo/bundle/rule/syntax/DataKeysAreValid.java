package io.sre.tempo.bundle.rule.syntax;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.rule.YesOrNo;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.manifest.Manifest;
import io.sre.tempo.model.syntax.Syntax;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a ConfigMap or Secret holds is text under a valid key. */
final class DataKeysAreValid extends Check {

    /** What command lines of password stores and of vals fill in before the file is applied. */
    private static final Pattern REFERENCE = Pattern.compile("(?:op|ref\\+[a-z0-9]{1,20}+)://.*");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*+={0,2}+");

    DataKeysAreValid() {
        super(error("TEMPO-SYN-003", "what ConfigMaps and Secrets hold is text under valid keys")
                .because(
                        "The API server refuses a value that is no text, a key with other characters than letters, digits, dots, hyphens and underscores, and data of a Secret that is not base64.")
                .mend("put quotes around values; use stringData for plain text")
                .source("Kubernetes 1.34, pkg/apis/core/validation, ValidateConfigMap and ValidateSecret, run"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (String kind : List.of("ConfigMap", "Secret")) {
            for (Manifest manifest : platform.ofKind(kind)) {
                if (!manifest.apiVersion().equals("v1")) {
                    continue;
                }
                Report ofFile = report.about(manifest.file(), platform);
                for (String field : List.of("data", "stringData")) {
                    JsonNode map = manifest.tree().path(field);
                    for (Map.Entry<String, JsonNode> entry : map.properties()) {
                        Spot spot = new Spot(
                                Source.of(manifest),
                                JsonPointer.empty().appendProperty(field).appendProperty(entry.getKey()));
                        boolean encoded = kind.equals("Secret") && field.equals("data");
                        check(spot, entry, encoded, ofFile);
                    }
                }
            }
        }
    }

    private static void check(Spot spot, Map.Entry<String, JsonNode> entry, boolean encoded, Report report) {
        JsonNode value = entry.getValue();
        boolean open = isOpen(value.asText("")) || isOpen(entry.getKey());
        if (open || value.isNull()) {
            return;
        }
        if (!Syntax.DATA_KEY.accepts(entry.getKey())) {
            report.add(
                    spot,
                    "the key \"%s\" %s".formatted(entry.getKey(), Syntax.DATA_KEY.rule()),
                    Syntax.DATA_KEY.mend(entry.getKey()));
        } else if (!value.isTextual()) {
            boolean perhaps = value.isBoolean() && YesOrNo.mayStandAt(spot);
            (perhaps ? report.as(Severity.WARNING) : report)
                    .add(spot, "the value of %s is not text".formatted(entry.getKey()), "put quotes around it");
        } else if (encoded && !isBase64(value.textValue())) {
            report.add(
                    spot,
                    "the value of %s is not base64".formatted(entry.getKey()),
                    "encode it, or write it below stringData");
        }
    }

    private static boolean isOpen(String text) {
        return text.contains("${")
                || text.contains("{{")
                || REFERENCE.matcher(text).matches();
    }

    /** The API server passes over the ends of lines, and over nothing else; and it wants the equals signs at the end. */
    private static boolean isBase64(String text) {
        String encoded = text.replaceAll("[\\r\\n]", "");
        return encoded.length() % 4 == 0 && BASE64.matcher(encoded).matches();
    }
}
