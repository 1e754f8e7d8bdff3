package io.sre.tempo.bundle.rule.name;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about names and labels. */
public final class NameRules {

    private NameRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new DatasourceNamesTheService(),
                new ConfigMapNameIsFree(),
                new ReleasesDoNotCollide(),
                new NobodyAsksTheHeadlessService(),
                new SelectorsMatchPods(),
                new SelectorsTellReleasesApart(),
                new DatasourceNamesTheNamespace());
    }
}
