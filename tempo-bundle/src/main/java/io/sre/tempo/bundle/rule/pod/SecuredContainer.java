package io.sre.tempo.bundle.rule.pod;

import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A container of Tempo's pod, as Pod Security looks at it.
 *
 * @param name its name
 * @param context its security context
 * @param pod the security context of the pod, which holds where the container's has nothing
 */
record SecuredContainer(String name, Value context, Value pod) {

    private static final Set<String> BASELINE_CAPABILITIES = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    static List<SecuredContainer> of(Installation tempo) {
        Value pod = tempo.value("securityContext");
        List<SecuredContainer> all = new ArrayList<>();
        all.add(new SecuredContainer("tempo", tempo.value("tempo.securityContext"), pod));
        if (tempo.value("tempoQuery.enabled").isTrue()) {
            all.add(new SecuredContainer("tempo-query", tempo.value("tempoQuery.securityContext"), pod));
        }
        if (tempo.chart().isAtLeast("2.1.0")) {
            for (String list : List.of("initContainers", "extraContainers")) {
                for (Value container : tempo.value(list).elements()) {
                    String name = container.get("name").text();
                    all.add(new SecuredContainer(name, container.get("securityContext"), pod));
                }
            }
        }
        return all;
    }

    /** What the level restricted asks for, and neither the container nor the pod says. */
    List<String> lacks() {
        List<String> lacking = new ArrayList<>();
        // What is put there later may say all of it.
        if (context.hasPlaceholder() || pod.hasPlaceholder()) {
            return lacking;
        }
        if (isUnset(context.get("allowPrivilegeEscalation"))) {
            lacking.add("allowPrivilegeEscalation: false");
        }
        if (keepsCapabilities()) {
            lacking.add("capabilities.drop: [ALL]");
        }
        if (isUnset(effective("runAsNonRoot"))) {
            lacking.add("runAsNonRoot: true");
        }
        if (isUnset(effective("seccompProfile"))) {
            lacking.add("seccompProfile.type: RuntimeDefault");
        }
        return lacking;
    }

    private boolean keepsCapabilities() {
        Value drop = context.at("capabilities.drop");
        boolean unsaid = isUnset(drop) && !context.get("capabilities").hasPlaceholder();
        return unsaid
                || (drop.isList()
                        && !drop.hasUnknown()
                        && drop.elements().stream()
                                .noneMatch(element -> element.hasPlaceholder()
                                        || element.text().equals("ALL")));
    }

    private Value effective(String field) {
        Value own = context.get(field);
        return isUnset(own) ? pod.get(field) : own;
    }

    private static boolean isUnset(Value value) {
        return value.isMissing() || value.isNull();
    }

    /** What was written and the level forbids. */
    List<Value> forbidden(boolean restricted) {
        List<Value> found = new ArrayList<>(forbiddenProfile(context));
        if (context.get("privileged").isTrue()) {
            found.add(context.get("privileged"));
        }
        for (Value added : context.at("capabilities.add").elements()) {
            boolean allowed =
                    restricted ? added.text().equals("NET_BIND_SERVICE") : BASELINE_CAPABILITIES.contains(added.text());
            if (added.literal().isPresent() && !allowed) {
                found.add(added);
            }
        }
        if (restricted) {
            found.addAll(forbiddenForAll(context, effective("runAsNonRoot").isTrue()));
            if (context.get("allowPrivilegeEscalation").isTrue()) {
                found.add(context.get("allowPrivilegeEscalation"));
            }
        }
        return found;
    }

    /** What was written for the pod and the level forbids. */
    static List<Value> forbiddenForPod(Value pod, boolean restricted) {
        List<Value> found = new ArrayList<>(forbiddenProfile(pod));
        if (restricted) {
            found.addAll(forbiddenForAll(pod, pod.get("runAsNonRoot").isTrue()));
        }
        return found;
    }

    private static List<Value> forbiddenProfile(Value context) {
        Value type = context.at("seccompProfile.type");
        return type.text().equals("Unconfined") ? List.of(type) : List.of();
    }

    private static List<Value> forbiddenForAll(Value context, boolean saysNonRoot) {
        List<Value> found = new ArrayList<>();
        if (context.get("runAsNonRoot").isFalse()) {
            found.add(context.get("runAsNonRoot"));
        }
        Value user = context.get("runAsUser");
        // With runAsNonRoot the kubelet refuses it as well, which is a finding of its own.
        if (!saysNonRoot && user.isNumber() && user.number().orElse(1) == 0) {
            found.add(user);
        }
        return found;
    }
}
