package io.sre.tempo.policies.reach;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pods that rules speak of and nobody in the cluster is: one that may come some day, or a selector that is misspelt.
 *
 * @param rule the first of the rules
 * @param description the pods as the rule means them: {@code pods app=legacy of namespace shop}
 * @param namespaceLabels labels with which a namespace fits
 * @param podLabels labels with which a pod of such a namespace fits
 */
public record AbsentPeer(
        RuleRef rule,
        String description,
        SortedMap<String, String> namespaceLabels,
        SortedMap<String, String> podLabels) {

    /** Copies the labels. */
    public AbsentPeer {
        namespaceLabels = Collections.unmodifiableSortedMap(new TreeMap<>(namespaceLabels));
        podLabels = Collections.unmodifiableSortedMap(new TreeMap<>(podLabels));
    }
}
