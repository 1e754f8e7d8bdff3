package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Failures.assertFails;
import static io.sre.tempo.assertions.Selection.addresses;
import static io.sre.tempo.assertions.Selection.everyPod;
import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Protocol;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final Cluster shop = Shop.cluster();

    @Test
    void are_of_a_protocol_or_several() {
        assertThat(shop)
                .from("shop/web")
                .to("shop/checkout")
                .on(8080, Protocol.TCP)
                .isAllowed()
                .on(Ports.udp(8080).and(Ports.sctp(8080)))
                .isDenied()
                .onSctp(8080, 8081)
                .isDenied();
    }

    @Test
    void may_be_a_range() {
        assertThat(shop)
                .from("shop/web")
                .to("shop/checkout")
                .on(Ports.range(Protocol.TCP, 1, 8079).and(Ports.range(Protocol.TCP, 8081, 65535)))
                .isDenied();
        assertFails(
                "ports-range",
                () -> assertThat(shop)
                        .from("shop/web")
                        .to("shop/checkout")
                        .on(Ports.range(Protocol.TCP, 8000, 9000))
                        .isDenied());
    }

    @Test
    void may_be_all_there_are() {
        assertThat(shop)
                .from("monitoring/grafana")
                .to("monitoring/prometheus-0")
                .onEveryPort()
                .isAllowed();
        assertFails(
                "ports-every",
                () -> assertThat(shop)
                        .from("shop/web")
                        .to("shop/checkout")
                        .onEveryPort()
                        .isAllowed());
    }

    @Test
    void may_be_named_as_the_pod_names_them() {
        assertThat(shop)
                .from("shop/web")
                .to("shop/checkout")
                .onPort("http")
                .isAllowed()
                .onPort("metrics")
                .isDenied();
        assertFails(
                "ports-no-name",
                () -> assertThat(shop)
                        .from(everyPod())
                        .to("shop/checkout")
                        .onPort("grpc")
                        .isAllowed());
        assertFails(
                "ports-no-names",
                () -> assertThat(shop)
                        .from("shop/web")
                        .to(namespace("monitoring"))
                        .onPort("http")
                        .isAllowed());
        assertFails(
                "ports-of-sketch",
                () -> assertThat(shop.withPod("shop", "sketch", Map.of()))
                        .from("shop/web")
                        .to("shop/sketch")
                        .onPort("http")
                        .isAllowed());
        assertFails(
                "ports-of-addresses",
                () -> assertThat(shop)
                        .from("shop/web")
                        .to(addresses("10.0.0.0/8"))
                        .onPort("http")
                        .isAllowed());
    }

    @Test
    void are_those_that_there_are() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ports.tcp(0)).withMessage("0 is no port from 1 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ports.udp(80, 65536))
                .withMessage("65536 is no port from 1 to 65535");
        assertThatIllegalArgumentException().isThrownBy(() -> Ports.sctp()).withMessage("name at least one port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ports.range(Protocol.TCP, 90, 80))
                .withMessage("90-80 is no range of ports from 1 to 65535");
    }

    @Test
    void say_which_they_are() {
        assertThat(Ports.tcp(9411)).hasToString("9411/TCP");
        assertThat(Ports.tcp(443, 80, 443)).hasToString("TCP 80,443");
        assertThat(Ports.udp(53).and(Ports.tcp(53))).hasToString("TCP 53, UDP 53");
        assertThat(Ports.range(Protocol.UDP, 1, 65535)).hasToString("UDP 1-65535");
        assertThat(Ports.every()).hasToString("every port");
        assertThat(Ports.named("http").and(Ports.tcp(80))).hasToString("80/TCP, port http");
    }

    @Test
    @NullUnmarked
    void may_not_be_null() {
        assertThatNullPointerException().isThrownBy(() -> Ports.named(null)).withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> Ports.range(null, 1, 2))
                .withMessage("protocol");
        assertThatNullPointerException()
                .isThrownBy(
                        () -> assertThat(shop).from("shop/web").to("shop/db").on((Ports) null))
                .withMessage("ports");
    }
}
