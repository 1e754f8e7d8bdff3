package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about the pod. */
public final class PodRules {

    private PodRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new ProbesAskTempo(),
                new ProbeHasOneHandler(),
                new LivenessIsPatient(),
                new ShutdownHasTime(),
                new UsageIsNotReported(),
                new AmountsAreReadable(),
                new RequestsFitLimits(),
                new QueryUiIsLeftOut(),
                new QueryIngressHasTarget(),
                new ImageIsOneVersion(),
                new LabelsAreDistinct(),
                new ImageUserIsAllowed(),
                new VariablesAreText(),
                new VariablesAreDistinct(),
                new LabelsOfThePodAreText(),
                new NamespaceAdmitsPod(),
                new ReferencesAreBelowValueFrom(),
                new PullSecretsAreNames(),
                new TagHasNoV());
    }
}
