package io.sre.tempo.bundle.rule.limit;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about retention, overrides, the generator of metrics and memory. */
public final class LimitRules {

    private LimitRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new RetentionIsDuration(),
                new PollingIsFaster(),
                new TenantsAreNoLimits(),
                new LimitsAreNoTenants(),
                new OverridesHaveOneSyntax(),
                new TenantMayIngest(),
                new TenantsNeedMultitenancy(),
                new GeneratorHasProcessors(),
                new ProcessorIsKnown(),
                new LocalBlocksHaveStorage(),
                new GeneratorIsOn(),
                new RemoteWriteIsChosen(),
                new BallastIsNumber(),
                new BallastFitsMemory(),
                new ImageFitsChart(),
                new ResourcesAreSet(),
                new RemoteWriteIsAnAddress());
    }
}
