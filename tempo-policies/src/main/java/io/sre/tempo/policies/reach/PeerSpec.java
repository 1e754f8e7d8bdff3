package io.sre.tempo.policies.reach;

import io.sre.tempo.model.Pods;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A peer as a rule writes it. */
sealed interface PeerSpec {

    /**
     * Pods by labels.
     *
     * @param ownNamespace the policy's namespace, if only this one is meant; else null
     * @param namespaces the labels of the namespaces, where not only the own one is meant
     */
    record OfPods(@Nullable String ownNamespace, LabelSelector namespaces, LabelSelector pods) implements PeerSpec {

        private static final String BY_NAME = Pods.NAMESPACE_NAME + "=";

        @Override
        public String toString() {
            String where;
            if (ownNamespace != null) {
                where = "namespace " + ownNamespace;
            } else if (namespaces.isEverything()) {
                where = "any namespace";
            } else {
                // By its name is how a namespace is usually meant.
                String text = namespaces.toString();
                boolean byName = text.startsWith(BY_NAME) && text.length() > BY_NAME.length() && text.indexOf(',') < 0;
                where = byName ? "namespace " + text.substring(BY_NAME.length()) : "namespaces " + text;
            }
            return "pods " + (pods.isEverything() ? "" : pods + " ") + "of " + where;
        }
    }

    /**
     * Addresses.
     *
     * @param ranges what is left of the blocks without their exceptions, in order
     * @param text the blocks as they are written
     * @param networks whether this is a {@code networks} peer and not an {@code ipBlock}
     */
    record OfAddresses(List<IpRange> ranges, String text, boolean networks) implements PeerSpec {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Addresses of nodes, by the nodes' labels. */
    record OfNodes(LabelSelector nodes) implements PeerSpec {
        @Override
        public String toString() {
            return nodes.isEverything() ? "any node" : "nodes " + nodes;
        }
    }

    /** Destinations outside by their DNS names; manifests do not tell which addresses these are. */
    record OfNames(List<String> names) implements PeerSpec {
        @Override
        public String toString() {
            return names.stream().collect(Collectors.joining(", ", "names ", ""));
        }
    }

    /** Nothing that is known here, so that the rule must fail closed. */
    record Unknown() implements PeerSpec {
        @Override
        public String toString() {
            return "a peer of an unknown kind";
        }
    }
}
