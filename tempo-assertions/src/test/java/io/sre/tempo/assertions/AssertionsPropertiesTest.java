package io.sre.tempo.assertions;

import static io.sre.tempo.assertions.Selection.addresses;
import static io.sre.tempo.assertions.Selection.everyPod;
import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.assertions.coverage.CoverageRecorder;
import io.sre.tempo.assertions.coverage.CoverageReport;
import io.sre.tempo.assertions.coverage.CoveredPart;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Endpoint;
import io.sre.tempo.policies.reach.Outcome;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions say of random clusters what their verdicts say. */
class AssertionsPropertiesTest {

    private static final List<Integer> PORTS = List.of(1, 69, 70, 80, 81, 90, 91, 65535);

    /** One in each block that the clusters have, and one in none. */
    private static final List<String> ADDRESSES =
            List.of("10.0.0.1", "10.1.200.1", "10.2.0.0", "198.51.100.255", "8.8.8.8", "2001:db8::1");

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void of_a_pair_they_say_the_outcome(@ForAll long seed) {
        Reachability shop = RandomShops.of(seed);
        for (ClusterPod from : shop.cluster().pods()) {
            for (ClusterPod to : shop.cluster().pods()) {
                if (from != to) {
                    Outcome outcome = shop.verdict(from, to, 80, Protocol.TCP).outcome();
                    BetweenAssert between =
                            assertThat(shop).from(from.toString()).to(to.toString());
                    BetweenAssert lenient = assertThat(shop)
                            .acceptingUnknown()
                            .from(from.toString())
                            .to(to.toString());

                    assertThat(holds(() -> between.onTcp(80).isAllowed())).isEqualTo(outcome == Outcome.ALLOWED);
                    assertThat(holds(() -> between.onTcp(80).isDenied())).isEqualTo(outcome == Outcome.DENIED);
                    assertThat(holds(() -> lenient.onTcp(80).isAllowed())).isEqualTo(outcome != Outcome.DENIED);
                    assertThat(holds(() -> lenient.onTcp(80).isDenied())).isEqualTo(outcome != Outcome.ALLOWED);
                }
            }
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void of_many_they_say_what_holds_of_each(@ForAll long seed) {
        Reachability shop = RandomShops.of(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (ClusterPod from : shop.cluster().pods()) {
            for (ClusterPod to : shop.cluster().pods()) {
                if (from != to) {
                    outcomes.add(shop.verdict(from, to, 80, Protocol.TCP).outcome());
                }
            }
        }
        ConnectionAssert all = assertThat(shop).from(everyPod()).to(everyPod()).onTcp(80);

        assertThat(holds(all::isAllowed)).isEqualTo(outcomes.stream().allMatch(Outcome.ALLOWED::equals));
        assertThat(holds(all::isDenied)).isEqualTo(outcomes.stream().allMatch(Outcome.DENIED::equals));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void who_may_connect_is_whoever_does(@ForAll long seed) {
        Reachability shop = RandomShops.of(seed);
        ClusterPod to = shop.cluster().pods().get(0);
        List<Selection> allowed = new ArrayList<>();
        boolean isKnown = true;
        for (ClusterPod from : shop.cluster().pods()) {
            Outcome outcome = shop.verdict(from, to, 80, Protocol.TCP).outcome();
            isKnown &= outcome != Outcome.UNKNOWN;
            if (from != to && outcome == Outcome.ALLOWED) {
                allowed.add(Selection.pod(from.toString()));
            }
        }
        for (String address : ADDRESSES) {
            boolean isAllowed = shop.verdict(Endpoint.address(address), pod(to), 80, Protocol.TCP)
                    .isAllowed();
            // What holds of an address holds of all that are in the same blocks.
            if (isAllowed) {
                allowed.add(around(address));
            }
        }
        IntoPortsAssert into =
                assertThat(shop).withoutStandIns().into(to.toString()).onTcp(80);

        assertThat(holds(into::isDenied)).isEqualTo(isKnown && allowed.isEmpty());
        if (!allowed.isEmpty()) {
            assertThat(holds(() -> into.isAllowedOnlyFrom(allowed.toArray(Selection[]::new))))
                    .isEqualTo(isKnown);
        }
        if (allowed.size() > 1) {
            allowed.remove(allowed.size() - 1);
            assertThat(holds(() -> into.isDeniedExceptFrom(allowed.toArray(Selection[]::new))))
                    .isFalse();
        }
    }

    private static Selection around(String address) {
        return switch (address) {
            case "10.0.0.1" -> addresses("10.0.0.0/16");
            case "10.1.200.1" -> addresses("10.1.0.0/16");
            case "10.2.0.0" -> addresses("10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16");
            case "198.51.100.255" -> addresses("198.51.100.0/24");
            case "8.8.8.8" -> addresses("0.0.0.0/0", "10.0.0.0/8", "198.51.100.0/24");
            default -> addresses("::/0");
        };
    }

    private static Endpoint pod(ClusterPod pod) {
        return Endpoint.pod(pod.toString());
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void what_is_reached_is_whatever_is_open(@ForAll long seed) {
        Reachability shop = RandomShops.of(seed);
        ClusterPod from = shop.cluster().pods().get(0);
        boolean reachesPods = false;
        for (ClusterPod to : shop.cluster().pods()) {
            reachesPods |= from != to && !shop.possible(from, to).isEmpty();
        }
        boolean reachesOutside = false;
        for (String address : ADDRESSES) {
            for (int port : PORTS) {
                for (Protocol protocol : Protocol.values()) {
                    reachesOutside |= !shop.verdict(pod(from), Endpoint.address(address), port, protocol)
                            .isDenied();
                }
            }
        }
        FromAssert assertion = assertThat(shop).withoutStandIns().from(from.toString());

        assertThat(holds(assertion::reachesNothing)).isEqualTo(!reachesPods && !reachesOutside);
        assertThat(holds(() -> assertion.reachesAtMost(everyPod().onEveryPort())))
                .isEqualTo(!reachesOutside);
        assertThat(holds(() -> assertion.reachesAtMost(outside().onEveryPort())))
                .isEqualTo(!reachesPods);
        assertThat(holds(() -> assertion.reachesAtMost(
                        everyPod().onEveryPort(), outside().onEveryPort())))
                .isTrue();
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void any_other_pod_of_any_namespace_has_been_thought_of(@ForAll long seed) {
        Reachability shop = RandomShops.of(seed);
        String first = shop.cluster().pods().get(0).toString();
        boolean isClosed = holds(() -> assertThat(shop).into(first).onTcp(80).isDeniedExceptFrom(outside()));
        boolean isAlone =
                holds(() -> assertThat(shop).from(first).reachesAtMost(outside().onEveryPort()));
        for (String namespace : List.of("a", "b", "c")) {
            Cluster more = shop.cluster().withPod(namespace, "new", Map.of());
            ReachabilityAssert then = assertThat(Reachability.of(more, shop.semantics()))
                    .withoutStandIns()
                    .acceptingUnknown();

            assertThat(!isClosed || holds(() -> then.into(first).onTcp(80).isDeniedExceptFrom(outside())))
                    .isTrue();
            assertThat(!isAlone
                            || holds(() ->
                                    then.from(first).reachesAtMost(outside().onEveryPort())))
                    .isTrue();
        }
    }

    /** The analysis judges again only what can have changed; this judges everything again. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void proven_is_that_without_which_an_assertion_fails(@ForAll long seed) {
        Reachability shop = RandomShops.of(seed);
        List<Consumer<Reachability>> assertions = assertions(shop);
        CoverageReport report = CoverageRecorder.record(() -> assertions.forEach(one -> one.accept(shop)));

        for (CoveredPart part : report.parts()) {
            Cluster less = part.rule()
                    .map(rule -> shop.cluster().without(rule))
                    .orElseGet(() -> shop.cluster().without(part.policy()));
            Reachability without = Reachability.of(less, shop.semantics());
            boolean isNeeded = assertions.stream().anyMatch(one -> !holds(() -> one.accept(without)));

            assertThat(part.isProven()).as(part.toString()).isEqualTo(isNeeded);
            assertThat(part.isCovered() || !part.isProven()).as(part.toString()).isTrue();
        }
    }

    /** {@return some assertions, all of which hold} */
    private static List<Consumer<Reachability>> assertions(Reachability shop) {
        List<String> pods =
                shop.cluster().pods().stream().map(ClusterPod::toString).toList();
        String first = pods.get(0);
        Stream<Consumer<Reachability>> pairs = pods.stream()
                .filter(pod -> !pod.equals(first))
                .flatMap(pod -> Stream.<Function<Reachability, ConnectionAssert>>of(
                        it -> assertThat(it).from(first).to(pod).onTcp(80),
                        it -> assertThat(it).from(pod).to(first).onUdp(80),
                        it -> assertThat(it).from(pod).to(first).onTcp(70, 90)))
                .flatMap(ports -> Stream.of(
                        it -> ports.apply(it).isAllowed(), it -> ports.apply(it).isDenied()));
        Stream<Consumer<Reachability>> others = Stream.of(
                it -> assertThat(it).into(first).onEveryPort().isDenied(),
                it -> assertThat(it).into(first).onTcp(80).isDeniedExceptFrom(outside()),
                it -> assertThat(it).from(first).reachesNothing(),
                it -> assertThat(it)
                        .acceptingUnknown()
                        .from(first)
                        .reachesAtMost(outside().onTcp(80)),
                it -> assertThat(it).from(outside()).to(first).onTcp(80).isAllowed());
        return Stream.concat(pairs, others)
                .filter(one -> holds(() -> one.accept(shop)))
                .toList();
    }

    private static boolean holds(ThrowingCallable assertion) {
        try {
            assertion.call();
            return true;
        } catch (AssertionError e) {
            assertThat(e).hasMessageStartingWith("\nExpected ");
            return false;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
