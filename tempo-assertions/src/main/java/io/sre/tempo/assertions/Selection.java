package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.Pods;
import io.sre.tempo.model.syntax.Cidr;
import io.sre.tempo.policies.Peer;
import io.sre.tempo.policies.reach.AddressRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.annotation.CheckReturnValue;

/**
 * Who is meant at one end of a connection: pods by name or labels, addresses, a Service. Immutable; it means whoever it
 * fits in the cluster that is asserted on, and fails the assertion if that is nobody.
 *
 * <pre>{@code
 * Selection checkout = role("the checkout", pods("shop", Map.of("app", "checkout")));
 * assertThat(cluster).from(everyPod().except(checkout)).to(service("payments/ledger")).onTcp(443).isDenied();
 * }</pre>
 *
 * <p>Pods that have finished are never meant, unless the semantics count them.
 */
@CheckReturnValue
public final class Selection implements OnPorts<Target> {

    private final String text;
    private final Finder finder;
    private final List<Cidr> blocks;

    Selection(String text, Finder finder, List<Cidr> blocks) {
        this.text = text;
        this.finder = finder;
        this.blocks = List.copyOf(blocks);
    }

    /**
     * {@return a pod, or all pods of a workload}
     *
     * @param namespacedName {@code namespace/name}
     * @throws IllegalArgumentException if it is not written so
     */
    public static Selection pod(String namespacedName) {
        return new Selection(requireNamespaced(namespacedName), new Finder.PodByName(namespacedName), List.of());
    }

    /** {@return a pod; if the name is not written as it must be, somebody who is never found, and why} */
    static Selection podOrTrouble(String namespacedName) {
        try {
            return pod(namespacedName);
        } catch (IllegalArgumentException e) {
            return new Selection(namespacedName, new Finder.Nobody(String.valueOf(e.getMessage())), List.of());
        }
    }

    /**
     * {@return every pod of a namespace}
     *
     * @param namespace its name
     */
    public static Selection namespace(String namespace) {
        return pods(Pods.in(requireNonNull(namespace, "namespace")));
    }

    /**
     * {@return the pods of a namespace that have labels}
     *
     * @param namespace its name
     * @param labels all that the pods must have
     */
    public static Selection pods(String namespace, Map<String, String> labels) {
        return pods(new Pods(Pods.in(requireNonNull(namespace, "namespace")).namespaceLabels(), labels));
    }

    /**
     * {@return the pods of any namespace that have labels}
     *
     * @param labels all that the pods must have
     */
    public static Selection pods(Map<String, String> labels) {
        return pods(new Pods(Map.of(), labels));
    }

    /**
     * {@return the pods that a description means}
     *
     * @param pods labels of the pods and of their namespaces
     */
    public static Selection pods(Pods pods) {
        requireNonNull(pods, "pods");
        String text = pods.isEverywhere() ? "every pod" : pods.describe().replace("every namespace", "any namespace");
        return new Selection(text, new Finder.PodsByLabels(pods), List.of());
    }

    /** {@return every pod of every namespace} */
    public static Selection everyPod() {
        return pods(Pods.everywhere());
    }

    /**
     * {@return an address; that of a pod or Service of the cluster means this pod or Service}
     *
     * @param ip IPv4 or IPv6
     * @throws IllegalArgumentException if it is no address
     */
    public static Selection address(String ip) {
        Finder finder = new Finder.Address(AddressRange.of(requireNonNull(ip, "ip")));
        return new Selection(ip, finder, Cidr.ofAddress(ip).stream().toList());
    }

    /**
     * {@return every address of a block that nobody in the cluster has}
     *
     * @param cidr a block in strict form: {@code 10.0.0.0/8}
     * @param except blocks inside of it that are left out
     * @throws IllegalArgumentException if one is no block
     */
    public static Selection addresses(String cidr, String... except) {
        return ofPeer(new Peer.Addresses(requireNonNull(cidr, "cidr"), Arrays.asList(except)));
    }

    static Selection ofPeer(Peer.Addresses peer) {
        Cidr block = block(peer.cidr());
        List<Cidr> except = peer.except().stream().map(Selection::block).toList();
        List<Cidr> all = new ArrayList<>(except);
        all.add(0, block);
        return new Selection(peer.describe(), new Finder.Blocks(block, except), all);
    }

    /**
     * {@return every public address: all but private, shared, loopback and link-local ones, as
     * {@link Peer#publicAddresses()} has them}
     */
    public static Selection publicAddresses() {
        List<Selection> families = Peer.publicAddresses().stream()
                .map(peer -> ofPeer((Peer.Addresses) peer))
                .toList();
        return union("public addresses", families);
    }

    /** {@return every address that no pod, Service or node of the cluster has} */
    public static Selection outside() {
        return new Selection("outside", new Finder.Outside(), List.of());
    }

    /**
     * {@return a Service: the pods that its selector means, by its own ports. It can be connected to, but not connect}
     *
     * @param namespacedName {@code namespace/name}
     * @throws IllegalArgumentException if it is not written so
     */
    public static Selection service(String namespacedName) {
        return new Selection(
                "Service " + requireNamespaced(namespacedName), new Finder.ServiceByName(namespacedName), List.of());
    }

    /**
     * {@return several selections under a name that speaks of their part in the system}
     *
     * @param name how failures call them: {@code the checkout}
     * @param parts who is meant; each must mean somebody
     * @throws IllegalArgumentException if there are no parts
     */
    public static Selection role(String name, Selection... parts) {
        requireNonNull(name, "name");
        if (parts.length == 0) {
            throw new IllegalArgumentException("say who %s is".formatted(name));
        }
        List<Selection> all = List.of(parts);
        return union("%s (%s)".formatted(name, join(all)), all);
    }

    /**
     * {@return these without others}
     *
     * @param others who is left out; they must mean somebody as well
     */
    public Selection except(Selection... others) {
        if (others.length == 0) {
            throw new IllegalArgumentException("say who is left out of %s".formatted(text));
        }
        Selection left = union("", List.of(others));
        List<Cidr> all = new ArrayList<>(blocks);
        all.addAll(left.blocks);
        String wording = "%s except %s".formatted(text, join(List.of(others)));
        return new Selection(wording, new Finder.Difference(wording, this, left), all);
    }

    /**
     * {@return these, on ports, for {@code reachesOnly}}
     *
     * @param ports the ports
     */
    @Override
    public Target on(Ports ports) {
        return new Target(this, requireNonNull(ports, "ports"));
    }

    Finder finder() {
        return finder;
    }

    List<Cidr> blocks() {
        return blocks;
    }

    static String join(List<?> parts) {
        return String.join(", ", parts.stream().map(Object::toString).toList());
    }

    private static Selection union(String text, List<Selection> parts) {
        List<Cidr> blocks =
                parts.stream().flatMap(part -> part.blocks().stream()).toList();
        return new Selection(text, new Finder.Union(parts), blocks);
    }

    private static Cidr block(String text) {
        return Cidr.parse(requireNonNull(text, "block"))
                .orElseThrow(() -> new IllegalArgumentException(Cidr.closest(text)
                        .map(close -> "\"%s\" is no block in strict form; write \"%s\"".formatted(text, close))
                        .orElse("\"%s\" is no block; write it like \"10.0.0.0/8\"".formatted(text))));
    }

    private static String requireNamespaced(String name) {
        requireNonNull(name, "namespacedName");
        int slash = name.indexOf('/');
        if (slash < 1 || slash != name.lastIndexOf('/') || slash == name.length() - 1) {
            throw new IllegalArgumentException("\"%s\" is no namespace/name; write it like shop/web".formatted(name));
        }
        return name;
    }

    /** {@return who is meant, as failures say it} */
    @Override
    public String toString() {
        return text;
    }
}
