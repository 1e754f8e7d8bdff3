package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Fixtures.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sre.tempo.model.finding.InvalidDescriptionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCheckTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                   | spec.url: nothing must not be missing; set it
            {url: ftp://charts}                                  | spec.url: "ftp://charts" must begin with http://, https:// or oci://
            {url: 'https://'}                                    | spec.url: "https://" must begin with http://
            {url: 'https:///x'}                                  | spec.url: "https:///x" must begin with http://
            {url: 'https://a b'}                                 | spec.url: "https://a b" must begin with http://
            {url: 'https://me:secret@a b'}                       | spec.url: "https://…@a b" must begin with http://
            {url: oci://charts}                                  | spec.url: "oci://charts" must not begin with oci:// but for the type oci; set the type to oci, or use an OCIRepository
            {url: oci://charts, type: default}                   | spec.url: "oci://charts" must not begin with oci:// but for the type oci
            {url: https://charts, type: oci}                     | spec.url: "https://charts" must begin with oci:// for the type oci; write oci://, or leave out the type
            {url: https://charts, type: git}                     | spec.type: "git" must be one of default, oci
            {url: https://charts, interval: 1d}                  | spec.interval: "1d" must be a Flux duration
            {url: https://charts, timeout: 1h}                   | spec.timeout: "1h" must be a Flux source timeout
            {url: https://charts, provider: oracle}              | spec.provider: "oracle" must be one of generic, aws, azure, gcp
            {url: https://charts, secretRef: {}}                 | spec.secretRef.name: nothing must not be missing
            {url: https://charts, certSecretRef: {name: a_b}}    | spec.certSecretRef.name: "a_b" must be a DNS name
            {url: https://charts, accessFrom: {namespaceSelectors: [{}, {matchLabels: {a: b c}}]}} | spec.accessFrom.namespaceSelectors[1].matchLabels[a]: "b c" must be a label value
            """)
    void a_field_of_a_helm_repository_that_flux_refuses_is_named(String spec, String problem) {
        HelmRepository repository = HelmRepository.of("flux-system", "charts", yaml(spec, HelmRepositorySpec.class));

        assertThat(repository.problems()).singleElement().asString().startsWith(problem);
        assertThatThrownBy(repository::validated)
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageStartingWith("The HelmRepository has a problem:")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {url: oci://charts/tempo}                                | spec.interval: nothing must not be missing; set it
            {interval: 1d, url: oci://charts/tempo}                  | spec.interval: "1d" must be a Flux duration
            {interval: 1h}                                           | spec.url: nothing must not be missing; set it
            {interval: 1h, url: https://charts/tempo}                | spec.url: "https://charts/tempo" must begin with oci://, go on with a host
            {interval: 1h, url: 'oci://'}                            | spec.url: "oci://" must begin with oci://, go on with a host
            {interval: 1h, url: 'oci://charts/tempo:2.2.4'}          | spec.url: "oci://charts/tempo:2.2.4" must have neither tag nor digest; set the version in ref
            {interval: 1h, url: 'oci://charts/tempo@sha256:0'}       | spec.url: "oci://…@sha256:0" must have neither tag nor digest
            {interval: 1h, url: oci://charts/tempo, timeout: 1h}     | spec.timeout: "1h" must be a Flux source timeout
            {interval: 1h, url: oci://charts/tempo, provider: me}    | spec.provider: "me" must be one of
            {interval: 1h, url: oci://charts/tempo, layerSelector: {operation: move}} | spec.layerSelector.operation: "move" must be one of extract, copy
            {interval: 1h, url: oci://charts/tempo, secretRef: {name: a_b}} | spec.secretRef.name: "a_b" must be a DNS name
            {interval: 1h, url: oci://charts/tempo, serviceAccountName: a_b} | spec.serviceAccountName: "a_b" must be a DNS name
            {interval: 1h, url: oci://charts/tempo, certSecretRef: {}} | spec.certSecretRef.name: nothing must not be missing
            {interval: 1h, url: oci://charts/tempo, proxySecretRef: {}} | spec.proxySecretRef.name: nothing must not be missing
            {interval: 1h, url: oci://charts/tempo, verify: {provider: gpg}} | spec.verify.provider: "gpg" must be one of cosign, notation
            {interval: 1h, url: oci://charts/tempo, verify: {secretRef: {}}} | spec.verify.secretRef.name: nothing must not be missing
            {interval: 1h, url: oci://charts/tempo, verify: {trustedRootSecretRef: {}}} | spec.verify.trustedRootSecretRef.name: nothing must not be missing
            {interval: 1h, url: oci://charts/tempo, verify: {matchOIDCIdentity: [{issuer: x}]}} | spec.verify.matchOIDCIdentity[0].subject: nothing must not be missing
            {interval: 1h, url: oci://charts/tempo, verify: {matchOIDCIdentity: [{subject: x}]}} | spec.verify.matchOIDCIdentity[0].issuer: nothing must not be missing
            """)
    void a_field_of_an_oci_repository_that_flux_refuses_is_named(String spec, String problem) {
        OCIRepository repository = OCIRepository.of("monitoring", "tempo", yaml(spec, OCIRepositorySpec.class));

        assertThat(repository.problems()).singleElement().asString().startsWith(problem);
        assertThatThrownBy(repository::validated)
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageStartingWith("The OCIRepository has a problem:")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{url: 'http://charts:8080/a?b=c'}",
                "{url: 'https://charts'}",
                "{url: 'oci://charts:5000/x', type: oci, timeout: 5m}"
            })
    void good_helm_repositories_pass(String spec) {
        HelmRepository repository = HelmRepository.of("flux-system", "charts", yaml(spec, HelmRepositorySpec.class));

        assertThat(repository.validated()).as("the same object").isSameAs(repository);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci://charts/tempo", "oci://charts:5000/a/tempo", "oci://charts:5000"})
    void good_oci_addresses_pass(String url) {
        OCIRepository repository = OCIRepository.of(
                "monitoring",
                "tempo",
                OCIRepositorySpec.builder().interval("1h").url(url).build());

        assertThat(repository.validated()).as("the same object").isSameAs(repository);
    }

    @Test
    void building_checks_unless_told_otherwise() {
        assertThatThrownBy(() -> OCIRepositorySpec.builder().build())
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageStartingWith("The OCIRepository spec has 2 problems:");
        assertThatThrownBy(() -> HelmRepositorySpec.builder().build())
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageStartingWith("The HelmRepository spec has a problem:");
        assertThat(OCIRepositorySpec.builder().buildUnchecked().url())
                .as("missing")
                .isEmpty();
        assertThat(HelmRepositorySpec.builder().buildUnchecked().url())
                .as("missing")
                .isEmpty();
    }
}
