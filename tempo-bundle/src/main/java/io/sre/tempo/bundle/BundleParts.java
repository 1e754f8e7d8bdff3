package io.sre.tempo.bundle;

import com.fasterxml.jackson.core.JsonPointer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.sre.tempo.datasource.DatasourceConfigMap;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.release.TempoRelease;
import io.sre.tempo.policies.NetworkPolicies;
import io.sre.tempo.policies.RulePurposes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The manifests of a description with the names of the original platform, in the order to apply them in. */
final class BundleParts {

    private static final JsonPointer TOP = JsonPointer.empty();

    private BundleParts() {}

    static List<BundlePart> of(Tempo tempo) {
        TempoRelease release = TempoRelease.of(tempo);
        List<BundlePart> manifests = new ArrayList<>();
        manifests.add(new BundlePart(
                "namespace.yaml", release.namespaceManifest(), Map.of(TOP, "The namespace that Tempo runs in")));
        release.credentialsSecret()
                .ifPresent(secret -> manifests.add(new BundlePart(
                        "s3-credentials.yaml",
                        secret,
                        Map.of(TOP, "Keys in plain text: fine on a laptop, never in a repository"))));
        release.chartSource()
                .ifPresent(source -> manifests.add(
                        new BundlePart("source.yaml", source, Map.of(TOP, "Where Flux takes the chart from"))));
        manifests.add(policy(
                "network-policies/default-deny.yaml",
                NetworkPolicies.defaultDeny(tempo),
                "Nothing in, nothing out, unless another policy lets it"));
        manifests.add(policy(
                "network-policies/allow-tempo.yaml",
                NetworkPolicies.allowTempo(tempo),
                "What Tempo needs and nothing else; ports are those of the pods, behind the Services"));
        manifests.add(new BundlePart("helmrelease.yaml", release.helmRelease(), ReleaseComments.of(tempo)));
        manifests.add(new BundlePart(
                "grafana-datasource.yaml",
                DatasourceConfigMap.of(tempo).toConfigMap(),
                Map.of(TOP, "How Grafana sees Tempo; its sidecar finds this by the label grafana_datasource")));
        return manifests;
    }

    private static BundlePart policy(String file, NetworkPolicy policy, String top) {
        Map<JsonPointer, String> comments = new LinkedHashMap<>();
        comments.put(TOP, top);
        comments.putAll(RulePurposes.of(policy));
        return new BundlePart(file, policy, comments);
    }
}
