package io.sre.tempo.policies;

import io.sre.tempo.model.Pods;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.model.syntax.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One end of a connection, as a NetworkPolicy can name it. */
public sealed interface Peer {

    /**
     * Pods of the cluster, by the labels of their namespace and their own. Never addresses outside of it.
     *
     * @param pods which pods
     */
    record Selected(Pods pods) implements Peer {

        @Override
        public String describe() {
            return pods.describe();
        }
    }

    /**
     * Pods of the policy's own namespace.
     *
     * @param podLabels labels that the pods have; empty for every pod of the namespace
     */
    record SameNamespace(Map<String, String> podLabels) implements Peer {

        /** Copies the labels, in the order of their keys. */
        public SameNamespace {
            podLabels = new Pods(Map.of(), podLabels).podLabels();
        }

        @Override
        public String describe() {
            return new Pods(Map.of(), podLabels).describe().replace("every namespace", "the same namespace");
        }
    }

    /**
     * Addresses, usually outside of the cluster.
     *
     * @param cidr a block in strict form: {@code 10.0.0.0/8}
     * @param except blocks inside of it that are left out
     */
    record Addresses(String cidr, List<String> except) implements Peer {

        /** Copies the list. */
        public Addresses {
            except = Collections.unmodifiableList(new ArrayList<>(except));
        }

        @Override
        public String describe() {
            return except.isEmpty() ? cidr : "%s without %s".formatted(cidr, String.join(", ", except));
        }
    }

    /** {@return who this is, for people} */
    String describe();

    /**
     * {@return pods of the cluster}
     *
     * @param pods which pods
     */
    static Peer of(Pods pods) {
        return new Selected(pods);
    }

    /**
     * {@return every pod of a namespace}
     *
     * @param namespace its name
     */
    static Peer namespace(String namespace) {
        return of(Pods.in(namespace));
    }

    /**
     * {@return pods of the policy's own namespace}
     *
     * @param podLabels labels that the pods have; empty for every pod of the namespace
     */
    static Peer sameNamespace(Map<String, String> podLabels) {
        return new SameNamespace(podLabels);
    }

    /**
     * {@return addresses}
     *
     * @param cidr a block in strict form
     * @param except blocks inside of it that are left out
     */
    static Peer addresses(String cidr, String... except) {
        return new Addresses(cidr, Arrays.asList(except));
    }

    /**
     * Every public address, as two blocks. Left out are the ranges that no public host has and that pods, nodes and cloud
     * metadata services do: private, shared, loopback and link-local ones.
     *
     * <p>Source: RFC 1918, 3927, 4193, 4291, 6598.
     *
     * @return one block for IPv4, one for IPv6
     */
    static List<Peer> publicAddresses() {
        return List.of(
                addresses(
                        "0.0.0.0/0",
                        "10.0.0.0/8",
                        "100.64.0.0/10",
                        "127.0.0.0/8",
                        "169.254.0.0/16",
                        "172.16.0.0/12",
                        "192.168.0.0/16"),
                addresses("::/0", "::1/128", "fc00::/7", "fe80::/10"));
    }

    /** Adds what the API server would refuse. */
    static void check(Problems at, Peer peer) {
        if (peer instanceof Selected selected) {
            if (at.present("pods", selected.pods())) {
                at.labels("namespaceLabels", selected.pods().namespaceLabels());
                at.labels("podLabels", selected.pods().podLabels());
            }
        } else if (peer instanceof SameNamespace same) {
            at.labels("podLabels", same.podLabels());
        } else if (peer instanceof Addresses addresses && at.check("cidr", addresses.cidr(), Syntax.CIDR)) {
            for (int index = 0; index < addresses.except().size(); index++) {
                except(
                        at,
                        addresses,
                        "except[%d]".formatted(index),
                        addresses.except().get(index));
            }
        }
    }

    private static void except(Problems at, Addresses block, String part, String except) {
        if (!at.check(part, except, Syntax.CIDR)) {
            return;
        }
        Optional<Cidr> whole = Cidr.parse(block.cidr());
        Cidr inner = Cidr.parse(except).orElseThrow();
        if (whole.filter(cidr -> cidr.contains(inner) && !cidr.equals(inner)).isEmpty()) {
            at.add(
                    part,
                    except,
                    "must be a smaller block inside of \"%s\"".formatted(block.cidr()),
                    "leave it out, or narrow it");
        }
    }
}
