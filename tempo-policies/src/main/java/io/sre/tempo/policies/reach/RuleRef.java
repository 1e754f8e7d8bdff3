package io.sre.tempo.policies.reach;

import java.util.Comparator;

/**
 * The place of a rule.
 *
 * @param policy whose rule it is
 * @param direction in which of its lists it stands
 * @param index where in that list, from 0
 * @param name the rule's own name, which only the kinds of the whole cluster have; else empty
 */
public record RuleRef(PolicyRef policy, Direction direction, int index, String name) implements Comparable<RuleRef> {

    private static final Comparator<RuleRef> ORDER = Comparator.comparing(RuleRef::policy)
            .thenComparing(RuleRef::direction)
            .thenComparing(RuleRef::index)
            .thenComparing(RuleRef::name);

    /** Orders by policy, direction, index. */
    @Override
    public int compareTo(RuleRef other) {
        return ORDER.compare(this, other);
    }

    /** {@return {@code NetworkPolicy shop/web ingress[0]}, with the rule's name in brackets where it has one} */
    @Override
    public String toString() {
        return "%s %s[%d]%s".formatted(policy, direction, index, name.isEmpty() ? "" : " (" + name + ")");
    }
}
