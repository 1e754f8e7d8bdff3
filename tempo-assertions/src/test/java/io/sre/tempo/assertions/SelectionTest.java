package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Failures.assertFails;
import static io.sre.tempo.assertions.Selection.address;
import static io.sre.tempo.assertions.Selection.addresses;
import static io.sre.tempo.assertions.Selection.everyPod;
import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.Selection.pod;
import static io.sre.tempo.assertions.Selection.pods;
import static io.sre.tempo.assertions.Selection.publicAddresses;
import static io.sre.tempo.assertions.Selection.role;
import static io.sre.tempo.assertions.Selection.service;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.sre.tempo.model.Pods;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    /** Everything has an address; one pod is on the network of a node, and one has two addresses. */
    private static final Cluster ADDRESSED = Cluster.of(Manifests.parse("cluster.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: {namespace: shop, name: web, labels: {app: web}}
            spec: {containers: [{name: web, ports: [{containerPort: 8080}]}]}
            status: {podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {namespace: shop, name: agent, labels: {app: agent}}
            spec: {hostNetwork: true, nodeName: one, containers: [{name: agent}]}
            status: {podIP: 192.168.0.1}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: one}
            status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {namespace: shop, name: web}
            spec: {clusterIP: 10.96.0.1, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {namespace: shop, name: web}
            spec:
              podSelector: {matchLabels: {app: web}}
              ingress:
                - from: [{ipBlock: {cidr: 192.168.0.0/16}}]
            """));

    private final Cluster shop = Shop.cluster();

    @Test
    void an_address_of_a_pod_means_the_pod() {
        assertThat(ADDRESSED)
                .from(address("192.168.7.7"))
                .to(address("fd00::1"))
                .onTcp(8080)
                .isAllowed();
        assertFails(
                "address-of-pod",
                () -> assertThat(ADDRESSED)
                        .from(address("8.8.8.8"))
                        .to(address("10.0.0.1"))
                        .onTcp(8080)
                        .isAllowed());
    }

    @Test
    void an_address_of_a_service_leads_to_its_pods() {
        assertThat(ADDRESSED)
                .from(address("192.168.7.7"))
                .to(address("10.96.0.1"))
                .onTcp(80)
                .isAllowed();
        assertThat(ADDRESSED)
                .from("shop/agent")
                .reachesAtMost(
                        address("10.96.0.1").onTcp(80),
                        everyPod().onEveryPort(),
                        outside().onEveryPort());
    }

    @Test
    void the_address_of_a_node_is_no_pod() {
        assertThat(ADDRESSED)
                .from(address("192.168.0.1"))
                .to("shop/web")
                .onTcp(8080)
                .isAllowed();
    }

    @Test
    void outside_leaves_out_whoever_is_inside() {
        assertFails(
                "outside-of-addressed",
                () -> assertThat(ADDRESSED).into("shop/web").onTcp(8080).isDeniedExceptFrom(pod("shop/agent")));
        assertThat(ADDRESSED)
                .into("shop/web")
                .onTcp(8080)
                .isAllowedOnlyFrom(addresses("192.168.0.0/16"), pod("shop/agent"));
    }

    @Test
    void pods_are_found_by_labels_of_their_namespace_too() {
        assertThat(shop)
                .from(pods(Pods.inNamespacesLabelled("team", "shop").labelled("app", "web")))
                .to(pods(Map.of("app", "checkout")))
                .onTcp(8080)
                .isAllowed();
        assertThat(shop)
                .from(everyPod().except(namespace("shop"), pod("monitoring/prometheus-0")))
                .to("shop/checkout")
                .onEveryPort()
                .isDenied();
    }

    @Test
    void finished_pods_are_not_meant() {
        assertFails(
                "absent-finished",
                () -> assertThat(shop)
                        .from("shop/migration")
                        .to(pods("shop", Map.of("job", "migration")))
                        .onTcp(5432)
                        .isAllowed());
        Reachability counting = Reachability.of(shop, Semantics.defaults().finishedPodsIgnored(false));
        assertThat(counting)
                .from("shop/migration")
                .to("shop/checkout")
                .onTcp(8080)
                .isDenied();
    }

    @Test
    void whoever_is_not_there_fails_the_assertion() {
        assertFails("absent-pod", () -> to(pod("shop/chekout")));
        assertFails("absent-pod-of-namespace", () -> to(pod("shop/warehouse")));
        assertFails("absent-pod-and-namespace", () -> to(pod("warehouse/stock")));
        assertFails("absent-namespace", () -> to(namespace("warehouse")));
        assertFails("absent-label-value", () -> to(pods("shop", Map.of("app", "chekout"))));
        assertFails("absent-label-other-value", () -> to(pods("shop", Map.of("app", "warehouse"))));
        assertFails("absent-label-key", () -> to(pods("shop", Map.of("ap", "web"))));
        assertFails("absent-labels-at-once", () -> to(pods(Map.of("app", "web", "apps.kubernetes.io/pod-index", "0"))));
        assertFails("absent-namespace-labels", () -> to(pods(Pods.inNamespacesLabelled("team", "shopp"))));
        assertFails("absent-service", () -> to(service("shop/chekout")));
        assertFails(
                "absent-service-at-all",
                () -> assertThat(Cluster.empty().withPod("shop", "web", Map.of()))
                        .from("shop/web")
                        .to(service("shop/web"))
                        .onTcp(80)
                        .isAllowed());
        assertFails("absent-rest", () -> to(namespace("monitoring").except(everyPod())));
        assertFails("absent-left-out", () -> to(everyPod().except(namespace("warehouse"))));
        assertFails("absent-part-of-role", () -> to(role("the data", pod("shop/db"), pod("shop/cache"))));
        assertFails(
                "absent-addresses",
                () -> assertThat(ADDRESSED)
                        .from("shop/web")
                        .to(addresses("10.0.0.1/32"))
                        .onTcp(80)
                        .isAllowed());
        assertFails("absent-addresses-rest", () -> to(addresses("10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9")));
        assertFails(
                "absent-everybody",
                () -> assertThat(Cluster.empty())
                        .from(everyPod())
                        .to(everyPod())
                        .onTcp(80)
                        .isDenied());
        assertFails(
                "absent-pod-of-empty-namespace",
                () -> assertThat(Cluster.empty().withNamespace("shop").withPod("a", "b", Map.of()))
                        .from("shop/web")
                        .to(namespace("shop"))
                        .onTcp(80)
                        .isDenied());
    }

    private void to(Selection selection) {
        assertThat(shop).from("shop/web").to(selection).onTcp(5432).isDenied();
    }

    @Test
    void a_service_cannot_connect() {
        assertFails(
                "service-connects",
                () -> assertThat(shop)
                        .from(service("shop/checkout"))
                        .to("shop/db")
                        .onTcp(5432)
                        .isAllowed());
    }

    @Test
    void what_leads_nowhere_is_not_denied_by_policies() {
        assertFails(
                "service-without-port",
                () -> assertThat(shop)
                        .from("shop/web")
                        .to(service("shop/checkout"))
                        .onTcp(8080)
                        .isDenied());
        assertFails(
                "service-without-pods",
                () -> assertThat(shop)
                        .from("shop/web")
                        .to(service("shop/abandoned"))
                        .onTcp(80)
                        .isDenied());
        assertFails(
                "service-every-port",
                () -> assertThat(shop)
                        .from("shop/web")
                        .to(service("shop/checkout"))
                        .onEveryPort()
                        .isDenied());
    }

    @Test
    void there_must_be_something_to_ask() {
        assertFails(
                "same-pod",
                () -> assertThat(ADDRESSED)
                        .from("shop/web")
                        .to(address("10.0.0.1"))
                        .onTcp(1)
                        .isAllowed());
        assertFails(
                "both-outside",
                () -> assertThat(shop)
                        .from(outside())
                        .to(publicAddresses())
                        .onTcp(443)
                        .isAllowed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "/web", "shop/", "shop/web/0", ""})
    void names_have_a_namespace(String name) {
        String message = "\"%s\" is no namespace/name; write it like shop/web".formatted(name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pod(name).onTcp(1))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service(name).onTcp(1))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(shop).from(name).as(""))
                .withMessage(message);
    }

    @Test
    void addresses_are_written_as_such() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address("10.0.0").onTcp(1))
                .withMessage("\"10.0.0\" is no IP address; write it like 10.0.0.1 or fd00::1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addresses("10.0.0.1/8").onTcp(1))
                .withMessage("\"10.0.0.1/8\" is no block in strict form; write \"10.0.0.0/8\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addresses("10.0.0.0/8", "ten").onTcp(1))
                .withMessage("\"ten\" is no block; write it like \"10.0.0.0/8\"");
    }

    @Test
    void roles_and_exceptions_have_parts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> role("the data").onTcp(1))
                .withMessage("say who the data is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> everyPod().except().onTcp(1))
                .withMessage("say who is left out of every pod");
    }

    @Test
    void say_who_they_are() {
        assertThat(pod("shop/web")).hasToString("shop/web");
        assertThat(namespace("shop")).hasToString("namespace shop");
        assertThat(pods("shop", Map.of("app", "web"))).hasToString("pods app=web of namespace shop");
        assertThat(pods(Map.of("app", "web"))).hasToString("pods app=web of any namespace");
        assertThat(everyPod()).hasToString("every pod");
        assertThat(address("10.0.0.1")).hasToString("10.0.0.1");
        assertThat(addresses("10.0.0.0/8", "10.1.0.0/16")).hasToString("10.0.0.0/8 without 10.1.0.0/16");
        assertThat(publicAddresses()).hasToString("public addresses");
        assertThat(outside()).hasToString("outside");
        assertThat(service("shop/web")).hasToString("Service shop/web");
        assertThat(role("the data", pod("shop/db"), pod("shop/cache"))).hasToString("the data (shop/db, shop/cache)");
        assertThat(everyPod().except(namespace("shop"))).hasToString("every pod except namespace shop");
        assertThat(pod("shop/db").onTcp(5432).and(Ports.udp(53))).hasToString("shop/db on TCP 5432, UDP 53");
    }

    @Test
    @NullUnmarked
    void nothing_may_be_null() {
        assertThatNullPointerException().isThrownBy(() -> pod(null).onTcp(1)).withMessage("namespacedName");
        assertThatNullPointerException()
                .isThrownBy(() -> namespace(null).onTcp(1))
                .withMessage("namespace");
        assertThatNullPointerException()
                .isThrownBy(() -> pods((Pods) null).onTcp(1))
                .withMessage("pods");
        assertThatNullPointerException()
                .isThrownBy(() -> address(null).onTcp(1))
                .withMessage("ip");
        assertThatNullPointerException()
                .isThrownBy(() -> addresses(null).onTcp(1))
                .withMessage("cidr");
        assertThatNullPointerException()
                .isThrownBy(() -> role(null, everyPod()).onTcp(1))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> everyPod().on((Ports) null).and(Ports.every()))
                .withMessage("ports");
        assertThatNullPointerException()
                .isThrownBy(() -> everyPod().onTcp(1).and(null))
                .withMessage("more");
    }
}
