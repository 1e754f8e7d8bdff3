package io.sre.tempo.policies.reach;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The kinds of Kubernetes that are read here, and what is nearly one of them: the API server would refuse that, and so
 * nothing of it may get lost in silence.
 */
final class KnownKinds {

    private static final Map<String, String> API_VERSIONS = new TreeMap<>();

    /** Those of which pods are made. Each has {@code spec.template}, or that of a Job in it. */
    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");

    static {
        List.of("Namespace", "Pod", "Node", "Service", "ReplicationController")
                .forEach(kind -> API_VERSIONS.put(kind, "v1"));
        List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet")
                .forEach(kind -> API_VERSIONS.put(kind, "apps/v1"));
        List.of("Job", "CronJob").forEach(kind -> API_VERSIONS.put(kind, "batch/v1"));
        API_VERSIONS.put("NetworkPolicy", "networking.k8s.io/v1");
        API_VERSIONS.putAll(AdminPolicyReader.apiVersions());
    }

    private KnownKinds() {}

    /** {@return the group of an API version; empty for that without a name} */
    static String group(String apiVersion) {
        return apiVersion.indexOf('/') < 0 ? "" : apiVersion.substring(0, apiVersion.indexOf('/'));
    }

    /** {@return whether a kind is one of those that are read here, in whatever version its group has it} */
    static boolean isOurs(String kind, String apiVersion) {
        return API_VERSIONS.containsKey(kind) && isKubernetes(group(apiVersion));
    }

    /** {@return whether a kind cannot do without a template of pods} */
    static boolean isWorkload(String kind) {
        return WORKLOADS.contains(kind);
    }

    /** Adds a problem if there is no such kind and one of these was meant. */
    static void check(Field resource, String kind, String apiVersion) {
        String known = API_VERSIONS.get(kind);
        if (known != null) {
            if (isKubernetes(group(apiVersion)) && !apiVersion.equals(known)) {
                Field version = resource.at("apiVersion");
                version.problem("must be %s for this kind".formatted(known), "write it in that version");
            }
        } else if (isNearby(group(apiVersion))) {
            closest(kind)
                    .ifPresent(meant -> resource.at("kind")
                            .problem(
                                    "must be a kind that there is",
                                    "did you mean %s of %s?".formatted(meant, API_VERSIONS.get(meant))));
        }
    }

    /** Groups without a dot cannot be anybody else's, and those below k8s.io are not given away. */
    private static boolean isKubernetes(String group) {
        return group.indexOf('.') < 0 || group.endsWith(".k8s.io");
    }

    private static boolean isNearby(String group) {
        return group.indexOf('.') < 0
                || API_VERSIONS.values().stream()
                        .anyMatch(version -> group(version).equals(group));
    }

    private static Optional<String> closest(String kind) {
        String wrong = kind.toLowerCase(Locale.ROOT);
        return API_VERSIONS.keySet().stream()
                .filter(known -> isNear(wrong, known.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static boolean isNear(String wrong, String known) {
        boolean plural = wrong.equals(known + "s")
                || (known.endsWith("y") && wrong.equals(known.substring(0, known.length() - 1) + "ies"));
        return plural || wrong.equals(known) || isOneLetterOff(wrong, known);
    }

    /** {@return whether a letter was left out, added or exchanged, or two were swapped} */
    private static boolean isOneLetterOff(String wrong, String known) {
        int same = 0;
        int shorter = Math.min(wrong.length(), known.length());
        while (same < shorter && wrong.charAt(same) == known.charAt(same)) {
            same++;
        }
        String wrongRest = wrong.substring(same);
        String knownRest = known.substring(same);
        if (wrongRest.isEmpty() || knownRest.isEmpty()) {
            return wrongRest.length() + knownRest.length() == 1;
        }
        boolean swapped = wrongRest.length() > 1
                && knownRest.length() > 1
                && wrongRest.charAt(0) == knownRest.charAt(1)
                && wrongRest.charAt(1) == knownRest.charAt(0)
                && wrongRest.substring(2).equals(knownRest.substring(2));
        return swapped
                || wrongRest.substring(1).equals(knownRest)
                || wrongRest.equals(knownRest.substring(1))
                || wrongRest.substring(1).equals(knownRest.substring(1));
    }
}
