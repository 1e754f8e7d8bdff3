package io.sre.tempo.policies.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private static final int PORTS = 65536;

    @Test
    void reads_as_people_write_ports() {
        Connections web = Connections.of(Protocol.TCP, 443, 445).union(Connections.of(Protocol.TCP, 80));

        assertThat(web.union(Connections.of(Protocol.UDP, 53))).hasToString("TCP 80,443-445,UDP 53");
        assertThat(Connections.all()).hasToString("All connections");
        assertThat(Connections.none()).hasToString("No connections");
        assertThat(Connections.of(Protocol.SCTP, 1, 65535)).hasToString("SCTP 1-65535");
    }

    @Test
    void joins_ranges_that_touch() {
        assertThat(Connections.of(Protocol.TCP, 1, 80).union(Connections.of(Protocol.TCP, 81, 90)))
                .isEqualTo(Connections.of(Protocol.TCP, 1, 90))
                .hasSameHashCodeAs(Connections.of(Protocol.TCP, 1, 90));
    }

    @Test
    void is_all_when_every_protocol_is() {
        Connections all = Connections.none();
        for (Protocol protocol : Protocol.values()) {
            assertThat(all.isAll()).isFalse();
            all = all.union(Connections.of(protocol, 1, 65535));
        }

        assertThat(all.isAll()).isTrue();
        assertThat(all).isEqualTo(Connections.all());
    }

    @Test
    void refuses_what_is_no_range_of_ports() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.of(Protocol.TCP, 0))
                .withMessage("0-0 is no range of ports from 1 to 65535");
        assertThatIllegalArgumentException().isThrownBy(() -> Connections.of(Protocol.TCP, 1, 65536));
        assertThatIllegalArgumentException().isThrownBy(() -> Connections.of(Protocol.TCP, 2, 1));
    }

    @Property(tries = 300)
    void combines_as_sets_do(@ForAll("connections") Connections one, @ForAll("connections") Connections other) {
        for (Protocol protocol : Protocol.values()) {
            BitSet union = bits(one, protocol);
            union.or(bits(other, protocol));
            BitSet intersection = bits(one, protocol);
            intersection.and(bits(other, protocol));
            BitSet difference = bits(one, protocol);
            difference.andNot(bits(other, protocol));

            assertThat(bits(one.union(other), protocol)).isEqualTo(union);
            assertThat(bits(one.intersect(other), protocol)).isEqualTo(intersection);
            assertThat(bits(one.minus(other), protocol)).isEqualTo(difference);
        }
    }

    @Property(tries = 300)
    void has_one_form_for_one_set(@ForAll("connections") Connections one, @ForAll("connections") Connections other) {
        Connections same = one.minus(other).union(one.intersect(other));

        assertThat(same).isEqualTo(one).hasToString(one.toString());
        assertThat(one.minus(one)).isEqualTo(Connections.none());
        assertThat(one.minus(one).isEmpty()).isTrue();
    }

    @Provide
    Arbitrary<Connections> connections() {
        Arbitrary<Integer> port =
                Arbitraries.oneOf(Arbitraries.integers().between(1, 12), Arbitraries.of(1, 2, 65534, 65535, 80, 81));
        Arbitrary<Connections> range = Combinators.combine(Arbitraries.of(Protocol.class), port, port)
                .as((protocol, from, to) -> Connections.of(protocol, Math.min(from, to), Math.max(from, to)));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.of(Connections.all(), Connections.none())),
                net.jqwik.api.Tuple.of(
                        6,
                        range.list()
                                .ofMaxSize(6)
                                .map(ranges -> ranges.stream().reduce(Connections.none(), Connections::union))));
    }

    private static BitSet bits(Connections connections, Protocol protocol) {
        BitSet bits = new BitSet(PORTS);
        for (int port = 0; port < 20; port++) {
            bits.set(port, connections.contains(protocol, port));
        }
        for (int port = 78; port < 84; port++) {
            bits.set(port, connections.contains(protocol, port));
        }
        for (int port = 65530; port < PORTS; port++) {
            bits.set(port, connections.contains(protocol, port));
        }
        return bits;
    }
}
