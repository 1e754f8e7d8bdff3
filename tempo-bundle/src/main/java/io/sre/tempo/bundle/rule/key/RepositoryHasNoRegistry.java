package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.regex.Pattern;

/** The name of the image does not begin with a registry. */
final class RepositoryHasNoRegistry extends InstallationCheck {

    private static final Pattern REGISTRY = Pattern.compile("([^/.:]*+[.:][^/]*+|localhost)/.+");

    RepositoryHasNoRegistry() {
        super(error("TEMPO-KEY-012", "tempo.repository has no registry in it")
                .because(
                        "The chart puts tempo.registry and a slash in front of tempo.repository, by default docker.io: with a"
                                + " registry in both, no such image exists.")
                .of("chart 1.24.1 and later")
                .mend("write the registry as tempo.registry, the rest as tempo.repository")
                .source("chart tempo 1.24.1, templates/statefulset.yaml; grafana/helm-charts pull 3971"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value repository = tempo.value("tempo.repository");
        Value registry = registry(tempo);
        String name = repository.literal().orElse("");
        if (tempo.chart().isAtLeast("1.24.1") && registry.literal().isPresent() && isSpoiled(registry, name)) {
            report.add(
                    repository,
                    "the image is %s/%s: chart %s puts tempo.registry and a slash in front of tempo.repository"
                            .formatted(registry.text(), name, tempo.chart().version()),
                    mend(name));
        }
    }

    /** A mirror may have the name of a registry below its own; so a different one that was written is taken as meant. */
    private static boolean isSpoiled(Value registry, String name) {
        if (registry.text().isEmpty()) {
            return registry.isWritten() && !name.isEmpty();
        }
        boolean twice = !registry.isWritten() || name.startsWith(registry.text() + "/");
        return twice && REGISTRY.matcher(name).matches();
    }

    private static String mend(String name) {
        int slash = name.indexOf('/');
        return REGISTRY.matcher(name).matches()
                ? "write %s as tempo.registry and %s as tempo.repository"
                        .formatted(name.substring(0, slash), name.substring(slash + 1))
                : "write the registry as tempo.registry";
    }

    private static Value registry(Installation tempo) {
        Value global = tempo.value("global.imageRegistry");
        return global.isFalsy() || !tempo.chart().isAtLeast("1.26.6") ? tempo.value("tempo.registry") : global;
    }
}
