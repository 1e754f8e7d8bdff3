package io.sre.tempo.bundle.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.bundle.Validator;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.manifest.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityRulesTest {

    private static final String RELEASE = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: tempo, namespace: tempo}
            spec:
              chart:
                spec:
                  chart: tempo
                  version: 1.24.4
                  sourceRef: {kind: HelmRepository, name: grafana}
              values: %s
            """;

    private static final String SUBSTITUTING = """
            ---
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: tempo, namespace: flux-system}
            spec:
              path: ./tempo
              postBuild:
                substituteFrom: [{kind: Secret, name: settings}]
            """;

    private static final String PLAIN = """
            ---
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: tempo, namespace: flux-system}
            spec: {path: ./tempo}
            """;

    private static Findings validate(String text) {
        return Validator.standard().validate(Manifests.parse(Map.of("a.yaml", text)));
    }

    private static List<String> found(String rule, String values) {
        return foundIn(rule, RELEASE.formatted(values));
    }

    private static List<String> foundIn(String rule, String text) {
        return validate(text).ofRule("TEMPO-SEC-" + rule).list().stream()
                .map(finding -> finding.severity() + ": " + finding.message())
                .toList();
    }

    private static String s3(String settings, String more) {
        return "{tempo: {storage: {trace: {backend: s3, s3: {%s}}}%s}}".formatted(settings, more);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{tempo: {extraEnv: text, extraEnvFrom: 5, extraArgs: [a]}}",
                "{tempo: {extraEnv: [null, 5, [a]], extraEnvFrom: [null, 5, [a]]}}",
                "{tempo: {storage: {trace: {backend: s3, s3: {access_key: [a], secret_key: {b: c}}}}}}",
                "{serviceAccount: text, tempo: {extraArgs: {config.expand-env: {a: b}}}}",
                "[text]"
            })
    void takes_values_of_any_shape(String values) {
        String from = "  valuesFrom: [null, text, {kind: 5}, {kind: Secret, name: a, targetPath: \"[[.\"}]\n";

        assertThat(validate(RELEASE.formatted(values) + from).list()).isNotNull();
    }

    @Test
    void finds_keys_in_plain_text_and_shows_none_of_them() {
        String text = RELEASE.formatted(s3(
                "access_key: AKIAEXAMPLE, secret_key: hush-hush",
                ", extraEnv: [{name: AWS_SECRET_ACCESS_KEY, value: hush-hush}]"));

        assertThat(foundIn("001", text))
                .containsExactlyInAnyOrder(
                        "warning: tempo.storage.trace.s3.access_key is written in plain text",
                        "warning: tempo.storage.trace.s3.secret_key is written in plain text",
                        "warning: the variable AWS_SECRET_ACCESS_KEY is written in plain text");
        assertThat(validate(text).ofRule("TEMPO-SEC-001").list())
                .extracting(Finding::message, Finding::mend)
                .noneMatch(texts -> texts.toString().contains("hush"));
    }

    @Test
    void takes_names_of_secrets_for_no_keys() {
        assertThat(found("001", """
                        {tempo: {pullSecrets: [registry], extraEnv: [{name: GOOGLE_APPLICATION_CREDENTIALS, value: /a}]},
                         serviceAccount: {imagePullSecrets: [{name: registry}], annotations: {example.com/secret: a}},
                         existingSecret: a, adminTokenSecret: a, password: "{{ .Values.other }}",
                         extraVolumes: [{name: a, csi: {volumeAttributes: {secretProviderClass: a}}}]}""")).isEmpty();
        assertThat(found("001", s3("access_key: \"${KEY}\", secret_key: REPLACE_ME", "")))
                .isEmpty();
    }

    @Test
    void looks_at_the_secrets_of_the_release_only() {
        String secret = """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: %s, namespace: %s}
                data: {key: %s}
                """;
        String release = RELEASE.formatted("{tempo: {extraEnvFrom: [{secretRef: {name: s3}}]}}");

        assertThat(foundIn("002", release + secret.formatted("s3", "tempo", "aGk=")))
                .containsExactly("information: the Secret s3, which the release uses, is not encrypted");
        assertThat(foundIn("002", release + secret.formatted("other", "tempo", "aGk=")))
                .isEmpty();
        assertThat(foundIn("002", release + secret.formatted("s3", "shop", "aGk=")))
                .isEmpty();
        assertThat(foundIn("002", release + secret.formatted("s3", "tempo", "REPLACE_ME")))
                .isEmpty();
    }

    @Test
    void knows_who_fills_in_a_placeholder() {
        String once = RELEASE.formatted(s3("secret_key: \"${KEY}\"", ""));
        String escaped = RELEASE.formatted(s3("secret_key: \"$${KEY}\"", ""));

        assertThat(foundIn("003", once + SUBSTITUTING)).isEmpty();
        assertThat(foundIn("003", once + PLAIN))
                .containsExactly("warning: nobody fills in ${KEY}: Tempo is started without -config.expand-env, and no"
                        + " substitution by Flux is at hand");
        assertThat(foundIn("003", once)).singleElement().asString().startsWith("warning: ");
        assertThat(foundIn("003", escaped + SUBSTITUTING))
                .containsExactly("error: nobody fills in ${KEY}: Tempo is started without -config.expand-env");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"true\"", "true", "false", "null", "\"\""})
    void knows_that_a_falsy_flag_is_given(String flag) {
        assertThat(found("003", s3("secret_key: \"${KEY}\"", ", extraArgs: {config.expand-env: " + flag + "}")))
                .isEmpty();
    }

    @Test
    void knows_that_the_text_false_is_false() {
        assertThat(found("003", s3("secret_key: \"${KEY}\"", ", extraArgs: {config.expand-env: \"false\"}")))
                .hasSize(1);
    }

    @Test
    void takes_a_reference_to_a_group_for_no_variable() {
        assertThat(found("003", "{tempo: {metricsGenerator: {remoteWriteUrl: \"a${1}b\"}}}"))
                .isEmpty();
    }

    @Test
    void asks_for_variables_that_nobody_gives() {
        String values = s3(
                "bucket: \"${BUCKET}\", region: \"${AWS_REGION}\", prefix: \"${PREFIX:-a}\"",
                ", extraArgs: {config.expand-env: true}%s");

        assertThat(foundIn("004", RELEASE.formatted(values.formatted("")) + PLAIN))
                .containsExactly("warning: the process has no variable BUCKET");
        assertThat(found("004", values.formatted("")))
                .containsExactly("information: the process has no variable BUCKET, unless Flux fills it in");
        assertThat(found("004", values.formatted(", extraEnv: [{name: BUCKET, value: a}]")))
                .isEmpty();
        assertThat(found("004", values.formatted(", extraEnvFrom: [{secretRef: {name: a}}]")))
                .isEmpty();
        assertThat(foundIn("004", RELEASE.formatted(values.formatted("")) + SUBSTITUTING))
                .isEmpty();
    }

    @Test
    void knows_what_becomes_of_dollar_signs() {
        String values = s3("secret_key: \"%s\"", ", extraArgs: {config.expand-env: true}");

        assertThat(found("005", values.formatted("a$b$1"))).isEmpty();
        assertThat(found("005", values.formatted("$${KEY}"))).isEmpty();
        assertThat(found("005", values.formatted("a$$b")))
                .containsExactly(
                        "warning: Tempo makes one dollar sign of the two in tempo.storage.trace.s3.secret_key");
        assertThat(found("005", values.formatted("${env:KEY}")))
                .singleElement()
                .asString()
                .startsWith("warning: ");
        assertThat(found("005", values.formatted("${KEY")))
                .singleElement()
                .asString()
                .startsWith("error: ");
        assertThat(found("005", s3("secret_key: \"a$$b\"", ""))).isEmpty();
    }

    @Test
    void knows_the_shape_of_sources_of_variables() {
        assertThat(found("006", "{tempo: {extraEnvFrom: [{secretRef: {name: a}, configMapRef: {name: b}}]}}"))
                .containsExactly("error: an entry of extraEnvFrom names no source");
        assertThat(found("006", "{tempo: {extraEnvFrom: [{secretRef: {}}]}}")).hasSize(1);
        assertThat(found("006", "{tempo: {extraEnvFrom: {secretRef: {name: a}}}}"))
                .containsExactly("error: extraEnvFrom is an object, not a list");
        assertThat(found("006", "{tempo: {extraEnvFrom: [{prefix: A_, configMapRef: {name: b}}]}}"))
                .isEmpty();
    }

    @Test
    void compares_both_halves_of_the_credentials() {
        assertThat(found("008", s3("secret_key: \"${KEY}\", access_key: \"\"", "")))
                .containsExactly("warning: there is secret_key and no access_key");
        assertThat(found("008", s3("secret_key: \"\", access_key: \"\"", ""))).isEmpty();
        assertThat(found("008", "{tempo: {storage: {trace: {s3: {access_key: a}}}}}"))
                .isEmpty();
    }

    @Test
    void compares_inline_values_with_those_of_the_secret() {
        String from = "  valuesFrom: [{kind: Secret, name: s3}]\n";
        String secret = """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: s3, namespace: tempo}
                stringData:
                  values.yaml: |
                    tempo: {storage: {trace: {s3: {%s}}}}
                """;
        String inline = RELEASE.formatted(s3("bucket: a, access_key: REPLACE_ME", "")) + from;

        assertThat(foundIn("009", inline))
                .containsExactly(
                        "warning: the inline tempo.storage.trace.s3.access_key wins over what the Secret s3 says");
        assertThat(foundIn("009", inline + secret.formatted("access_key: b"))).hasSize(1);
        assertThat(foundIn("009", inline + secret.formatted("bucket: b"))).isEmpty();
        assertThat(foundIn("009", RELEASE.formatted(s3("bucket: a", "")) + from))
                .isEmpty();
    }

    @Test
    void says_where_a_value_of_the_other_chart_belongs() {
        String from = "  valuesFrom: [{kind: Secret, name: s3, valuesKey: a, targetPath: %s}]\n";

        assertThat(validate(RELEASE.formatted("{}") + from.formatted("storage.trace.s3.access_key"))
                        .ofRule("TEMPO-SEC-010")
                        .list())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .isEqualTo("the chart 1.24.4 has no value storage.trace.s3.access_key");
                    assertThat(finding.mend()).isEqualTo("write tempo.storage.trace.s3.access_key");
                });
        assertThat(foundIn("010", RELEASE.formatted("{}") + from.formatted("tempo.extraEnv[0].value")))
                .isEmpty();
        assertThat(foundIn("010", RELEASE.formatted("{}") + from.formatted("persistence.size")))
                .isEmpty();
    }

    @Test
    void sees_keys_that_flux_writes_in_plain_text() {
        String keys = "bucket: \"${BUCKET}\", secret_key: \"${KEY}\"";
        String meant = ", extraArgs: {config.expand-env: true}, extraEnv: [{name: KEY, value: \"\"}]";

        assertThat(foundIn("011", RELEASE.formatted(s3(keys, "")) + SUBSTITUTING))
                .containsExactly("information: Flux puts ${KEY} into the HelmRelease in plain text");
        assertThat(foundIn("011", RELEASE.formatted(s3(keys, meant)) + SUBSTITUTING))
                .containsExactly("warning: Flux fills in ${KEY} before Tempo can");
        assertThat(foundIn("011", RELEASE.formatted(s3(keys, meant)) + PLAIN)).isEmpty();
    }

    @Test
    void sees_annotations_of_an_account_that_the_chart_does_not_make() {
        String values = "{serviceAccount: {create: %s, annotations: %s}}";

        assertThat(found("012", values.formatted(false, "{a: b}")))
                .containsExactly("warning: serviceAccount.annotations has no effect: the chart makes no account");
        assertThat(found("012", values.formatted(true, "{a: b}"))).isEmpty();
        assertThat(found("012", values.formatted(false, "{}"))).isEmpty();
    }

    @Test
    void a_source_of_null_is_none() {
        assertThat(found("006", "{tempo: {extraEnvFrom: [{secretRef: {name: keys}, configMapRef: null}]}}"))
                .isEmpty();
        assertThat(found("006", "{tempo: {extraEnvFrom: [{secretRef: null}]}}")).hasSize(1);
    }
}
