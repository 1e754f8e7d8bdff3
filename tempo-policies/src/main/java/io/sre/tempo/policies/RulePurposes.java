package io.sre.tempo.policies;

import com.fasterxml.jackson.core.JsonPointer;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Why there is each rule of a policy. A NetworkPolicy has no field for it, so it is an annotation: one line for each rule,
 * as {@code ingress[0]: Zipkin spans from every namespace}.
 */
public final class RulePurposes {

    /** The annotation that holds the purposes. */
    public static final String ANNOTATION = "sre.io/rule-purposes";

    private static final Pattern LINE = Pattern.compile("(ingress|egress)\\[(\\d{1,6})\\]: (.+)");

    private RulePurposes() {}

    /**
     * {@return what each rule of a policy is for, by its place: {@code /spec/ingress/0}; empty for a policy without the
     * annotation}
     *
     * @param policy any policy
     */
    public static Map<JsonPointer, String> of(NetworkPolicy policy) {
        Map<JsonPointer, String> purposes = new LinkedHashMap<>();
        Optional.ofNullable(policy.getMetadata())
                .map(ObjectMeta::getAnnotations)
                .map(annotations -> annotations.get(ANNOTATION))
                .ifPresent(text -> text.lines()
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .filter(line -> Integer.parseInt(line.group(2)) < rules(policy, line.group(1)))
                        .forEach(line -> purposes.put(
                                JsonPointer.compile(
                                        "/spec/%s/%d".formatted(line.group(1), Integer.parseInt(line.group(2)))),
                                line.group(3))));
        return purposes;
    }

    /** Rules may have been taken out by hand since the annotation was written. */
    private static int rules(NetworkPolicy policy, String direction) {
        NetworkPolicySpec spec = policy.getSpec();
        if (spec == null) {
            return 0;
        }
        List<?> rules = direction.equals("ingress") ? spec.getIngress() : spec.getEgress();
        return rules == null ? 0 : rules.size();
    }

    static String text(List<RuleBuilder> ingress, List<RuleBuilder> egress) {
        StringBuilder text = new StringBuilder();
        append(text, "ingress", ingress);
        append(text, "egress", egress);
        return text.toString();
    }

    private static void append(StringBuilder text, String direction, List<RuleBuilder> rules) {
        IntStream.range(0, rules.size())
                .forEach(index -> rules.get(index)
                        .reason()
                        .ifPresent(reason -> text.append("%s[%d]: %s\n".formatted(direction, index, reason))));
    }
}
