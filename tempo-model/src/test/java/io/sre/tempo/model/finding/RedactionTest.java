package io.sre.tempo.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static String shown(String key, String value) {
        return Redaction.show(key, NODES.textNode(value));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "secret_key: hunter2",
                "  - secret_key: 'hunter2'",
                "secret_key: \"hunter2\"",
                "\"secret_key\": \"hunter2\",",
                "{\"secret_key\":\"hunter2\"}",
                "s3: {bucket: tempo, secret_key: hunter2, insecure: true}",
                "s3: {bucket: tempo, secret_key: \"hunter2, and more hunter2\"}",
                "s3: {access_key: hunter2, secret_key: hunter2}",
                "- {name: AWS_SECRET_ACCESS_KEY, value: hunter2}",
                "- {\"name\": \"S3_PASSWORD\", \"value\": \"hunter2\"}",
                "extraArgs: [\"--storage.trace.s3.secret_key=hunter2\"]",
                "- password=hunter2",
                "url: https://reader:hunter2@prometheus:9090/api/v1/write",
                "url: https://reader:hunter2@x@prometheus:9090/api/v1/write",
                "url: https://prometheus:9090/write?bucket=a&token=hunter2&b=c",
                "Authorization: Bearer hunter2",
                "headers: {Authorization: Bearer hunter2}",
                "httpHeaderValue1: hunter2",
                "basicAuthPassword: hunter2",
                "connectionString: hunter2",
                "storage_account_key: hunter2",
                "client-key: hunter2",
                "apiKey: hunter2"
            })
    void shows_no_secret_in_a_line(String line) {
        assertThat(Redaction.line(line, false)).contains(Redaction.MASK).doesNotContain("hunter2");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "  anything: hunter2",
                "data: {key: hunter2}",
                "  - hunter2",
                "    hunter2",
                "  # hunter2",
                "  \"key\": \"hunter2\"",
                "{\"kind\":\"Secret\",\"stringData\":{\"key\":\"hunter2\"}}",
                "metadata: {name: tempo, annotations: {last: hunter2}}",
                "    s3: {bucket: hunter2}"
            })
    void shows_nothing_of_what_a_secret_holds(String line) {
        assertThat(Redaction.line(line, true)).doesNotContain("hunter2");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "kind: Secret",
                "apiVersion: v1",
                "metadata: {name: tempo-s3, namespace: tempo}",
                "  name: tempo-s3",
                "type: Opaque",
                "stringData:",
                "  values.yaml: |",
                "  access_key: ${S3_ACCESS_KEY}",
                "---"
            })
    void shows_what_a_secret_is_called(String line) {
        assertThat(Redaction.line(line, true)).isEqualTo(line);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "secretName: tempo-s3",
                "existingSecret: tempo-s3",
                "secretProviderClass: tempo-s3",
                "secretRef: {name: tempo-s3}",
                "secretKeyRef: {name: tempo-s3, key: secret_key}",
                "- {name: AWS_SECRET_ACCESS_KEY, valueFrom: {secretKeyRef: {name: tempo-s3, key: secret}}}",
                "imagePullSecrets: [{name: registry}]",
                "automountServiceAccountToken: false",
                "bearer_token_file: /var/run/token",
                "secret_key: ${S3_SECRET_KEY}",
                "secret_key: \"$${S3_SECRET_KEY}\"",
                "- {name: S3_SECRET_KEY, value: \"${S3_SECRET_KEY}\"}",
                "s3: {secret_key: ${S3_SECRET_KEY}, bucket: tempo}",
                "url: http://tempo.tempo:3200",
                "endpoint: 0.0.0.0:4317",
                "- name: OTHER"
            })
    void leaves_what_is_no_secret(String line) {
        assertThat(Redaction.line(line, false)).isEqualTo(line);
    }

    @Test
    void shows_no_secret_value() {
        assertThat(shown("secret_key", "hunter2")).isEqualTo(Redaction.MASK);
        assertThat(Redaction.show("password", NODES.numberNode(123456))).isEqualTo(Redaction.MASK);
        assertThat(shown("url", "https://reader:hunter2@prometheus")).isEqualTo("\"https://***@prometheus\"");
        assertThat(shown("url", "https://prometheus/?api_key=hunter2")).doesNotContain("hunter2");
        assertThat(shown("argument", "--password=hunter2")).doesNotContain("hunter2");
    }

    @Test
    void shows_other_values_as_they_are() {
        assertThat(shown("secretName", "tempo-s3")).isEqualTo("\"tempo-s3\"");
        assertThat(shown("secret_key", "${S3_SECRET_KEY}")).isEqualTo("\"${S3_SECRET_KEY}\"");
        assertThat(shown("endpoint", "minio:9000")).isEqualTo("\"minio:9000\"");
        assertThat(Redaction.show("retention", NODES.numberNode(5))).isEqualTo("5");
        assertThat(Redaction.show("secret", NODES.objectNode())).isEqualTo("an object");
        assertThat(Redaction.show("secrets", NODES.arrayNode())).isEqualTo("a list");
    }

    @Test
    void cuts_what_is_long() {
        assertThat(shown("note", "a".repeat(500))).hasSize(121).endsWith("…");
    }

    @Test
    void gives_up_quickly_on_longTextlines() {
        assertThat(Redaction.line("a ".repeat(100_000), false)).hasSize(501).endsWith("…");
        for (String unit : List.of("\"a:", "a", " ", "- ", "-", "a: \"", "name: a, ", "://", "token='", "a:  ")) {
            String longText = unit.repeat(50_000);
            assertThat(Redaction.line(longText, false)).hasSize(501);
            assertThat(Redaction.line("a" + longText + "b", true)).isNotEmpty();
            assertThat(shown("a", longText)).hasSizeLessThan(130);
            assertThat(Redaction.isSecret("secret" + longText)).isTrue();
        }
    }

    @Test
    void shows_nothing_of_a_secret_that_is_cut() {
        String key = "-----BEGIN " + "hunter2".repeat(1000);

        assertThat(Redaction.line("{\"a\": 1, \"private_key\": \"" + key + "\"}", false))
                .isEqualTo("{\"a\": 1, \"private_key\": ***");
        assertThat(Redaction.line("{token: '" + key, false)).isEqualTo("{token: ***");
        assertThat(Redaction.line("- password : " + key, false)).isEqualTo("- password : ***");
        assertThat(Redaction.line("- {password: \"hunter2", false)).isEqualTo("- {password: ***");
    }

    @Test
    void hides_users_and_parameters_of_addresses_within_other_text() {
        assertThat(Redaction.line("url: \"https://a.b/x?token=hunter2&b=c\"", false))
                .isEqualTo("url: \"https://a.b/x?token=***&b=c\"");
        assertThat(Redaction.line("  - url: http://a:9411/?key=hunter2", false))
                .isEqualTo("  - url: http://a:9411/?key=***");
        assertThat(Redaction.line("url: user:hunter2@mimir/api", false)).isEqualTo("url: ***@mimir/api");
        assertThat(Redaction.show("url", JsonNodeFactory.instance.textNode("u:hunter2@tempo:3200")))
                .isEqualTo("\"***@tempo:3200\"");
        assertThat(Redaction.line("tag: 2.9.0@sha256:0123", false)).isEqualTo("tag: 2.9.0@sha256:0123");
        assertThat(Redaction.line("image: grafana/tempo:2.9.0@sha256:0123", false))
                .isEqualTo("image: grafana/tempo:2.9.0@sha256:0123");
        assertThat(Redaction.line("url: http://a/?token=${TOKEN}", false)).isEqualTo("url: http://a/?token=${TOKEN}");
    }
}
