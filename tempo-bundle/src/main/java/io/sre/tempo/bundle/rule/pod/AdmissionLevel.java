package io.sre.tempo.bundle.rule.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The level of Pod Security that a namespace enforces.
 *
 * @param name {@code baseline} or {@code restricted}
 * @param spot where it was written
 */
record AdmissionLevel(String name, Spot spot) {

    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    /** The checks are the same from then on, as far as they are asked for here. */
    private static final Pattern TODAYS = Pattern.compile("|latest|v1\\.(2[3-9]|[3-9][0-9])");

    private static final Set<String> STRICT = Set.of("baseline", "restricted");

    /** What changes pods before they are admitted: nobody can tell what it adds. */
    private record Mutators(boolean any) {

        private static final Set<String> KINDS = Set.of("MutatingWebhookConfiguration", "MutatingAdmissionPolicy");
        private static final List<String> APIS =
                List.of("kyverno.io/", "policies.kyverno.io/", "mutations.gatekeeper.sh/");

        static Mutators of(Platform platform) {
            return new Mutators(platform.resources().stream().anyMatch(Mutators::mutates));
        }

        private static boolean mutates(Manifest manifest) {
            String api = manifest.apiVersion();
            return KINDS.contains(manifest.kind())
                    || api.contains("openshift.io/")
                    || APIS.stream().anyMatch(api::startsWith);
        }
    }

    boolean isRestricted() {
        return name.equals("restricted");
    }

    /** The levels of the namespaces of a set, as far as somebody has asked. */
    private record Known(Platform platform, Map<String, Optional<AdmissionLevel>> byNamespace) {

        Optional<AdmissionLevel> level(String namespace) {
            return byNamespace.computeIfAbsent(namespace, name -> read(name, platform));
        }
    }

    /** The level of a namespace; empty if it admits everything, or if manifests of several clusters disagree. */
    static Optional<AdmissionLevel> of(String namespace, Platform platform) {
        return platform.derived(Known.class, set -> new Known(set, new HashMap<>()))
                .level(namespace);
    }

    private static Optional<AdmissionLevel> read(String namespace, Platform platform) {
        List<Manifest> manifests = platform.named("Namespace", namespace);
        List<AdmissionLevel> found = new ArrayList<>();
        manifests.forEach(manifest -> of(manifest).ifPresent(found::add));
        boolean agreed = found.size() == manifests.size()
                && found.stream().map(AdmissionLevel::name).distinct().count() == 1;
        return agreed ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<AdmissionLevel> of(Manifest manifest) {
        JsonNode labels = manifest.tree().path("metadata").path("labels");
        String level = labels.path(ENFORCE).asText("");
        String version = labels.path(ENFORCE + "-version").asText("");
        return STRICT.contains(level) && TODAYS.matcher(version).matches()
                ? Optional.of(
                        new AdmissionLevel(level, Spot.of(manifest, "/metadata/labels/" + ENFORCE.replace("/", "~1"))))
                : Optional.empty();
    }

    /** Whether something in the set may change pods before they are admitted. */
    static boolean maybeMutated(Platform platform) {
        return platform.derived(Mutators.class, Mutators::of).any();
    }
}
