package io.sre.tempo.policies.reach;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A namespace, there or only implied by what is in it.
 *
 * @param name its name
 * @param labels its labels, {@code kubernetes.io/metadata.name} included
 */
public record ClusterNamespace(String name, SortedMap<String, String> labels) {

    /** Copies the labels. */
    public ClusterNamespace {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    ClusterNamespace(String name, Map<String, String> labels) {
        this(name, new TreeMap<>(labels));
    }
}
