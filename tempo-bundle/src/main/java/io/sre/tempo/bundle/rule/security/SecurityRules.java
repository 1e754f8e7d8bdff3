package io.sre.tempo.bundle.rule.security;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about keys and what the pod is given. */
public final class SecurityRules {

    private SecurityRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new KeysAreNotInValues(),
                new SecretsAreEncrypted(),
                new PlaceholdersAreFilledIn(),
                new VariablesAreProvided(),
                new DollarsAreMeant(),
                new EnvironmentSourcesAreObjects(),
                new TokenIsLeftOut(),
                new KeysComeInPairs(),
                new InlineHidesNoSecret(),
                new TargetIsOfThisChart(),
                new KeysBypassFlux(),
                new AccountIsMade());
    }
}
