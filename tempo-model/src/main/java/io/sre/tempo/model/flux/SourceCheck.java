package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Checks.each;
import static io.sre.tempo.model.flux.Checks.known;
import static io.sre.tempo.model.flux.Checks.mandatory;
import static io.sre.tempo.model.flux.Checks.part;
import static io.sre.tempo.model.flux.Checks.reference;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the CRDs of Flux source-controller v1.9 and the controller itself ask of sources. */
final class SourceCheck {

    private static final String OCI = "oci://";
    private static final Pattern URL = Pattern.compile("(http|https|oci)://[^\\s/]+(/\\S*)?");
    private static final Pattern VERSION = Pattern.compile("oci://[^/]+/.*:[^/]*");

    private SourceCheck() {}

    static void check(Problems problems, HelmRepositorySpec spec) {
        known(problems, "type", spec.type());
        problems.check("interval", spec.interval(), Syntax.FLUX_DURATION);
        if (mandatory(problems, "url", spec.url())) {
            helmUrl(problems, spec);
        }
        problems.check("timeout", spec.timeout(), Syntax.FLUX_SOURCE_TIMEOUT);
        known(problems, "provider", spec.provider());
        reference(problems, "secretRef", spec.secretRef());
        reference(problems, "certSecretRef", spec.certSecretRef());
        part(
                problems,
                "accessFrom",
                spec.accessFrom(),
                (from, access) -> each(
                        from,
                        "namespaceSelectors",
                        access.namespaceSelectors(),
                        (at, selector) -> at.labels("matchLabels", selector.matchLabels())));
    }

    static void check(Problems problems, OCIRepositorySpec spec) {
        mandatory(problems, "interval", spec.interval(), Syntax.FLUX_DURATION);
        if (mandatory(problems, "url", spec.url())) {
            ociUrl(problems, spec.url());
        }
        known(problems.at("layerSelector"), "operation", spec.layerSelector().flatMap(LayerSelector::operation));
        problems.check("timeout", spec.timeout(), Syntax.FLUX_SOURCE_TIMEOUT);
        known(problems, "provider", spec.provider());
        reference(problems, "secretRef", spec.secretRef());
        problems.check("serviceAccountName", spec.serviceAccountName(), Syntax.DNS_SUBDOMAIN);
        reference(problems, "certSecretRef", spec.certSecretRef());
        reference(problems, "proxySecretRef", spec.proxySecretRef());
        part(problems, "verify", spec.verify(), SourceCheck::verification);
    }

    private static void helmUrl(Problems problems, HelmRepositorySpec spec) {
        boolean oci = spec.type().equals(Optional.of(RepositoryType.OCI));
        if (!URL.matcher(spec.url()).matches()) {
            problems.add(
                    "url",
                    spec.url(),
                    "must begin with http://, https:// or oci://, go on with a host and have no spaces",
                    "write \"https://grafana-community.github.io/helm-charts\"");
        } else if (oci != spec.url().startsWith(OCI)) {
            problems.add(
                    "url",
                    spec.url(),
                    oci ? "must begin with oci:// for the type oci" : "must not begin with oci:// but for the type oci",
                    oci ? "write oci://, or leave out the type" : "set the type to oci, or use an OCIRepository");
        }
    }

    private static void ociUrl(Problems problems, String url) {
        if (!url.startsWith(OCI) || !URL.matcher(url).matches()) {
            problems.add(
                    "url",
                    url,
                    "must begin with oci://, go on with a host and have no spaces",
                    "write \"oci://ghcr.io/grafana-community/helm-charts/tempo\"");
        } else if (VERSION.matcher(url).matches()) {
            problems.add("url", url, "must have neither tag nor digest", "set the version in ref");
        }
    }

    private static void verification(Problems problems, ArtifactVerification verification) {
        known(problems, "provider", verification.provider());
        reference(problems, "secretRef", verification.secretRef());
        each(problems, "matchOIDCIdentity", verification.matchOIDCIdentity(), (at, identity) -> {
            mandatory(at, "issuer", identity.issuer());
            mandatory(at, "subject", identity.subject());
        });
        reference(problems, "trustedRootSecretRef", verification.trustedRootSecretRef());
    }
}
