package io.sre.tempo.policies.reach.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.policies.reach.PolicyRef;
import io.sre.tempo.policies.reach.RuleRef;
import io.sre.tempo.policies.reach.Side;
import io.sre.tempo.policies.reach.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the policies and rules that a verdict names with those that netpol-analyzer names for the same. */
final class ReasonsCheck {

    private static final Pattern PORTS = Pattern.compile("(TCP|UDP|SCTP)(?::\\[(\\d+))?");
    private static final Pattern NETWORK_RULE =
            Pattern.compile("NetworkPolicy '(\\S+)' allows connections by (Ingress|Egress) rule #(\\d+)");
    private static final Pattern NETWORK_POLICY = Pattern.compile("NetworkPolicy '(\\S+)' selects .*");
    private static final Pattern ADMIN_RULE = Pattern.compile(
            "(\\w*AdminNetworkPolicy) '(\\S+)' (?:allows|denies|passes) connections by (Ingress|Egress) rule (.*)");

    private final EngineAnswers engine;
    private final List<String> disagreements = new ArrayList<>();
    private int pairs;

    ReasonsCheck(EngineAnswers engine) {
        this.engine = engine;
    }

    List<String> disagreements() {
        return disagreements;
    }

    int pairs() {
        return pairs;
    }

    ReasonsCheck run(JsonNode explanations) {
        for (JsonNode pair : explanations.path("pairs")) {
            List<EngineAnswers.End> from = end(pair, "src");
            List<EngineAnswers.End> to = end(pair, "dst");
            if (!from.isEmpty() && !to.isEmpty()) {
                pairs++;
                pair.path("segments").forEach(segment -> segment(pair, segment, from.get(0), to.get(0)));
            }
        }
        return this;
    }

    /** {@return the end; empty for what is no end of ours, such as an ingress controller} */
    private List<EngineAnswers.End> end(JsonNode pair, String end) {
        String kind = pair.path(end + "Kind").asText();
        String name = pair.path(end).asText();
        if (kind.equals("IP")) {
            return List.of(engine.address(name.substring(0, name.indexOf('-'))));
        }
        return engine.workloads().getOrDefault(name + "[" + kind + "]", List.of());
    }

    private void segment(JsonNode pair, JsonNode segment, EngineAnswers.End from, EngineAnswers.End to) {
        String connections = segment.path("connections").asText();
        Matcher ports = PORTS.matcher(connections.equals("All Connections") ? "TCP, UDP, SCTP" : connections);
        while (ports.find()) {
            int port = ports.group(2) == null ? 1 : Integer.parseInt(ports.group(2));
            Verdict verdict = engine.verdict(from, to, port, ports.group(1));
            String question = "%s -> %s on %d/%s"
                    .formatted(pair.path("src").asText(), pair.path("dst").asText(), port, ports.group(1));
            side(question, segment.path("egress"), verdict.egress());
            side(question, segment.path("ingress"), verdict.ingress());
        }
    }

    private void side(String question, JsonNode recorded, Side side) {
        Set<String> rules = new TreeSet<>();
        Set<String> policies = new TreeSet<>();
        for (JsonNode by : recorded.path("by")) {
            Matcher networkRule = NETWORK_RULE.matcher(by.asText());
            Matcher networkPolicy = NETWORK_POLICY.matcher(by.asText());
            Matcher adminRule = ADMIN_RULE.matcher(by.asText());
            if (networkRule.matches()) {
                rules.add("NetworkPolicy %s %s #%s"
                        .formatted(networkRule.group(1), networkRule.group(2), networkRule.group(3)));
            } else if (adminRule.matches()) {
                rules.add("%s %s %s %s"
                        .formatted(adminRule.group(1), adminRule.group(2), adminRule.group(3), adminRule.group(4)));
            } else if (networkPolicy.matches()) {
                policies.add("NetworkPolicy " + networkPolicy.group(1));
            }
        }
        boolean denied = recorded.path("result").asText().equals("Denied");
        compare(
                question,
                recorded.path("result").asText().toUpperCase(Locale.ROOT),
                side.outcome().name());
        Set<String> here = rules(side);
        // Where several rules allow the same, netpol-analyzer stops at one that allows everything.
        if (!here.containsAll(rules) || rules.isEmpty() != here.isEmpty()) {
            compare(question, rules.toString(), here.toString());
        }
        if (denied && !policies.isEmpty()) {
            compare(question, policies.toString(), policies(side).toString());
        }
    }

    private void compare(String question, String recorded, String actual) {
        if (!recorded.equals(actual)) {
            disagreements.add("%s: recorded %s, here %s".formatted(question, recorded, actual));
        }
    }

    private static Set<String> rules(Side side) {
        Set<String> rules = new TreeSet<>();
        for (RuleRef rule : side.decidedBy()) {
            String direction = rule.direction().name();
            boolean named = !rule.policy().kind().equals("NetworkPolicy");
            rules.add("%s %s%s %s"
                    .formatted(
                            text(rule.policy()),
                            direction.substring(0, 1),
                            direction.substring(1).toLowerCase(Locale.ROOT),
                            named ? rule.name() : "#" + (rule.index() + 1)));
        }
        return rules;
    }

    private static Set<String> policies(Side side) {
        Set<String> policies = new TreeSet<>();
        side.isolatedBy().forEach(policy -> policies.add(text(policy)));
        return policies;
    }

    private static String text(PolicyRef policy) {
        String namespace = policy.namespace().isEmpty() ? "" : policy.namespace() + "/";
        return policy.kind() + " " + namespace + policy.name();
    }
}
