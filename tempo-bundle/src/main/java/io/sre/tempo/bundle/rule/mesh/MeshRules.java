package io.sre.tempo.bundle.rule.mesh;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about Istio. */
public final class MeshRules {

    private MeshRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(new ProvidersNameOpenPorts(), new PoliciesHaveASidecar(), new InjectionIsALabel(), new InjectionFitsPodSecurity(), new InjectionLabelsAgree(), new GrpcPortsAreNamed());
    }
}
