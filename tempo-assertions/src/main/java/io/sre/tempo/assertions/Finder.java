package io.sre.tempo.assertions;

import io.sre.tempo.model.Pods;
import io.sre.tempo.model.finding.Spelling;
import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.policies.reach.AddressRange;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterNamespace;
import io.sre.tempo.policies.reach.ClusterPod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds who is meant, and says why if that is nobody. */
sealed interface Finder {

    /** {@return who is meant; none is trouble} */
    List<Party> find(Crowd crowd);

    /** {@return why nobody was found; empty if that has been said already} */
    String whyNone(Crowd crowd);

    /** A pod, or the pods of a workload. */
    record PodByName(String namespacedName) implements Finder {

        @Override
        public List<Party> find(Crowd crowd) {
            List<ClusterPod> named = crowd.cluster().pods(namespacedName);
            return crowd.pods().stream()
                    .filter(pod -> named.contains(pod) || crowd.scene().isTwin(pod, named))
                    .map(pod -> (Party) new Party.OfPod(pod))
                    .toList();
        }

        @Override
        public String whyNone(Crowd crowd) {
            if (!crowd.cluster().pods(namespacedName).isEmpty()) {
                return "%s has finished, so it has no address any more".formatted(namespacedName);
            }
            String namespace = namespacedName.substring(0, namespacedName.indexOf('/'));
            List<String> all = names(crowd.pods());
            List<String> near = all.stream()
                    .filter(name -> name.startsWith(namespace + "/"))
                    .toList();
            String hint = Spelling.closest(namespacedName, all)
                    .map("did you mean %s?"::formatted)
                    .orElseGet(() -> near.isEmpty()
                            ? Absence.ofNamespace(crowd, namespace)
                            : "in namespace %s there is %s".formatted(namespace, Absence.few(near)));
            return "there is no pod or workload %s; %s".formatted(namespacedName, hint);
        }

        private static List<String> names(List<ClusterPod> pods) {
            Set<String> names = new LinkedHashSet<>();
            for (ClusterPod pod : pods) {
                names.add(pod.toString());
                for (String controller : pod.controllers()) {
                    names.add(pod.namespace() + "/" + controller.substring(controller.indexOf('/') + 1));
                }
            }
            return names.stream().sorted().toList();
        }
    }

    /** Pods by labels of their own and of their namespaces. */
    record PodsByLabels(Pods pods) implements Finder {

        @Override
        public List<Party> find(Crowd crowd) {
            Set<String> namespaces = namespaces(crowd.cluster(), pods);
            return crowd.pods().stream()
                    .filter(pod -> namespaces.contains(pod.namespace()))
                    .filter(pod ->
                            pod.labels().entrySet().containsAll(pods.podLabels().entrySet()))
                    .map(pod -> (Party) new Party.OfPod(pod))
                    .toList();
        }

        static Set<String> namespaces(Cluster cluster, Pods pods) {
            return cluster.namespaces().stream()
                    .filter(namespace -> namespace
                            .labels()
                            .entrySet()
                            .containsAll(pods.namespaceLabels().entrySet()))
                    .map(ClusterNamespace::name)
                    .collect(Collectors.toSet());
        }

        @Override
        public String whyNone(Crowd crowd) {
            if (crowd.pods().isEmpty()) {
                return "there is no pod in the cluster";
            }
            Set<String> namespaces = namespaces(crowd.original(), pods);
            if (namespaces.isEmpty()) {
                String name = pods.namespaceLabels().get(Pods.NAMESPACE_NAME);
                return name != null && pods.namespaceLabels().size() == 1
                        ? Absence.ofNamespace(crowd, name)
                        : "no namespace has the labels %s; %s"
                                .formatted(
                                        Absence.text(pods.namespaceLabels()),
                                        Absence.ofLabels(
                                                "namespaces",
                                                pods.namespaceLabels(),
                                                crowd.original().namespaces().stream()
                                                        .map(namespace -> (Map<String, String>) namespace.labels())
                                                        .toList()));
            }
            List<ClusterPod> there = crowd.pods().stream()
                    .filter(pod -> namespaces.contains(pod.namespace()))
                    .toList();
            if (there.isEmpty()) {
                return "%s has no pod".formatted(where());
            }
            return "there is no pod with the labels %s in %s; %s"
                    .formatted(
                            Absence.text(pods.podLabels()),
                            where(),
                            Absence.ofLabels(
                                    "pods there",
                                    pods.podLabels(),
                                    there.stream()
                                            .map(pod -> (Map<String, String>) pod.labels())
                                            .toList()));
        }

        private String where() {
            return new Pods(pods.namespaceLabels(), Map.of()).describe().replace("every namespace", "any namespace");
        }
    }

    /** An address, or the pod that has it. */
    record Address(AddressRange address) implements Finder {

        @Override
        public List<Party> find(Crowd crowd) {
            for (ClusterPod pod : crowd.pods()) {
                // An address of a node says nothing of which pod on it is meant.
                if (!pod.hostNetwork() && pod.addresses().stream().anyMatch(this::isIt)) {
                    return List.of(new Party.OfPod(pod));
                }
            }
            return List.of(new Party.OfAddresses(address));
        }

        private boolean isIt(String other) {
            return AddressRange.of(other).equals(address);
        }

        @Override
        public String whyNone(Crowd crowd) {
            return "";
        }
    }

    /** Addresses outside that are in a block. */
    record Blocks(Cidr block, List<Cidr> except) implements Finder {

        @Override
        public List<Party> find(Crowd crowd) {
            return crowd.outside().stream()
                    .filter(range -> range.isIn(block) && except.stream().noneMatch(range::isIn))
                    .map(range -> (Party) new Party.OfAddresses(range))
                    .toList();
        }

        @Override
        public String whyNone(Crowd crowd) {
            return except.isEmpty()
                    ? "every address of %s belongs to somebody in the cluster".formatted(block)
                    : "nothing is left of %s without %s".formatted(block, Selection.join(except));
        }
    }

    /** Every address outside. */
    record Outside() implements Finder {

        @Override
        public List<Party> find(Crowd crowd) {
            return crowd.outside().stream()
                    .map(range -> (Party) new Party.OfAddresses(range))
                    .toList();
        }

        @Override
        public String whyNone(Crowd crowd) {
            return "every address belongs to somebody in the cluster";
        }
    }

    /** Somebody who cannot be found, as is known already. */
    record Nobody(String why) implements Finder {

        @Override
        public List<Party> find(Crowd crowd) {
            return List.of();
        }

        @Override
        public String whyNone(Crowd crowd) {
            return why;
        }
    }

    /** A Service. */
    record ServiceByName(String name) implements Finder {

        @Override
        public List<Party> find(Crowd crowd) {
            return crowd.cluster().services().contains(name) ? List.of(new Party.OfService(name)) : List.of();
        }

        @Override
        public String whyNone(Crowd crowd) {
            List<String> all = crowd.cluster().services();
            return "there is no Service %s; %s"
                    .formatted(
                            name,
                            Spelling.closest(name, all)
                                    .map("did you mean %s?"::formatted)
                                    .orElse(all.isEmpty() ? "there is none at all" : "there is " + Absence.few(all)));
        }
    }

    /** Several, each of which must mean somebody. */
    record Union(List<Selection> parts) implements Finder {

        @Override
        public List<Party> find(Crowd crowd) {
            Set<Party> all = new LinkedHashSet<>();
            parts.forEach(part -> all.addAll(crowd.find(part)));
            return List.copyOf(all);
        }

        @Override
        public String whyNone(Crowd crowd) {
            return "";
        }
    }

    /** Some without others. */
    record Difference(String text, Selection whole, Selection left) implements Finder {

        @Override
        public List<Party> find(Crowd crowd) {
            List<Party> rest = new ArrayList<>(crowd.find(whole));
            Collection<Party> gone = crowd.find(left);
            rest.removeAll(gone);
            return List.copyOf(rest);
        }

        @Override
        public String whyNone(Crowd crowd) {
            return crowd.scene().troubles().isEmpty() ? "nobody is left of %s".formatted(text) : "";
        }
    }
}
