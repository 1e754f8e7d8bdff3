package io.sre.tempo.bundle.rule.syntax;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about syntax. */
public final class SyntaxRules {

    private SyntaxRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(new NamesAreValid(), new LabelsAreText(), new DataKeysAreValid(), new ServicePortsAreValid(), new ObjectsAreUnique(), new PodSecurityLevelsExist());
    }
}
