package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about keys that nobody reads, or that stop whoever reads them. */
public final class KeyRules {

    private KeyRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new KeyIsKnown(),
                new KeyIsOfThisChart(),
                new KeyIsInItsPlace(),
                new KeyIsOfThisVersion(),
                new KeyHasEffect(),
                new SecurityContextIsRead(),
                new SecurityContextFieldsFit(),
                new ExtraArgsAreMap(),
                new ExtraArgHasValue(),
                new TagIsText(),
                new UpdateStrategyIsName(),
                new RepositoryHasNoRegistry(),
                new SectionIsObject(),
                new ConfigIsText(),
                new ConfigVariablesAreDeclared(),
                new ConfigReferencesAreThere(),
                new SettingIsOfThisVersion(),
                new SettingIsSpelledAsTempoDoes(),
                new SettingIsKnown(),
                new KeyIsOfTempoDistributed(),
                new SettingHasItsType(),
                new LogLevelIsKnown(),
                new FlagIsKnown());
    }
}
