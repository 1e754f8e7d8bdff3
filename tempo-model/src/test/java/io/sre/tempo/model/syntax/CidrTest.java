package io.sre.tempo.model.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {

    @ParameterizedTest(name = "{0} contains {1}: {2}")
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.0.0.0/8, 10.255.0.0/16, true",
        "10.0.0.0/8, 11.0.0.0/16, false",
        "10.0.0.0/8, 0.0.0.0/0, false",
        "10.0.0.0/9, 10.128.0.0/9, false",
        "0.0.0.0/0, 255.255.255.255/32, true",
        "0.0.0.0/0, ::/0, false",
        "::/0, 0.0.0.0/0, false",
        "::/0, ::1/128, true",
        "2001:db8::/32, 2001:db8:ffff::/48, true",
        "2001:db8::/33, 2001:db8:8000::/33, false",
    })
    void contains_what_lies_within_it_and_in_its_family(String outer, String inner, boolean contains) {
        assertThat(cidr(outer).contains(cidr(inner))).isEqualTo(contains);
    }

    @Test
    void makes_a_block_of_one_address() {
        assertThat(Cidr.ofAddress("10.1.2.3")).contains(cidr("10.1.2.3/32"));
        assertThat(Cidr.ofAddress("2001:DB8::1")).contains(cidr("2001:db8::1/128"));
        assertThat(Cidr.ofAddress("10.0.0.0/8")).isEmpty();
        assertThat(Cidr.ofAddress("[::1]")).isEmpty();
        assertThat(Cidr.ofAddress("localhost")).isEmpty();
        assertThat(Cidr.ofAddress("")).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "::, ::",
        "1::, 1::",
        "::1, ::1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:0:0:2:0:0:3, 1::2:0:0:3",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "0:1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:0, 1:2:3:4:5:6:7:0",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8",
        "00AB:0:0:0:0:0:0:FFFF, ab::ffff",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    })
    void writes_addresses_as_rfc_5952_wants_them(String given, String canonical) {
        assertThat(Cidr.ofAddress(given).orElseThrow()).hasToString(canonical + "/128");
    }

    @Test
    void knows_its_family() {
        assertThat(cidr("10.0.0.0/8").isV6()).isFalse();
        assertThat(cidr("::/0").isV6()).isTrue();
    }

    @Test
    void equals_the_same_block_only() {
        assertThat(cidr("10.0.0.0/8"))
                .isEqualTo(cidr("10.0.0.0/8"))
                .hasSameHashCodeAs(cidr("10.0.0.0/8"))
                .isNotEqualTo(cidr("10.0.0.0/9"))
                .isNotEqualTo(cidr("11.0.0.0/8"))
                .isNotEqualTo("10.0.0.0/8");
        assertThat(cidr("0.0.0.0/0")).isNotEqualTo(cidr("::/0"));
        assertThat(IntStream.rangeClosed(0, 32)
                        .mapToObj(length -> cidr("0.0.0.0/" + length).hashCode()))
                .doesNotHaveDuplicates();
        assertThat(cidr("10.0.0.0/8").hashCode())
                .isNotEqualTo(cidr("11.0.0.0/8").hashCode());
    }

    @Property
    void reads_what_it_writes(@ForAll("blocks") Cidr block) {
        assertThat(Cidr.parse(block.toString())).contains(block);
        assertThat(Cidr.parse(block.toString()).orElseThrow()).hasSameHashCodeAs(block);
        assertThat(Cidr.parse(block.toString() + "\n")).isEmpty();
        assertThat(Syntax.CIDR.accepts(block.toString())).isTrue();
    }

    @Property
    void contains_is_a_partial_order(@ForAll("blocks") Cidr a, @ForAll("blocks") Cidr b, @ForAll("blocks") Cidr c) {
        assertThat(a.contains(a)).isTrue();
        if (a.contains(b) && b.contains(a)) {
            assertThat(a).isEqualTo(b);
        }
        if (a.contains(b) && b.contains(c)) {
            assertThat(a.contains(c)).isTrue();
        }
    }

    @Property
    void contains_agrees_with_ranges_of_numbers(@ForAll("blocks") Cidr outer, @ForAll("blocks") Cidr inner) {
        boolean within = outer.isV6() == inner.isV6()
                && first(outer).compareTo(first(inner)) <= 0
                && last(outer).compareTo(last(inner)) >= 0;

        assertThat(outer.contains(inner)).isEqualTo(within);
    }

    @Property(tries = 200)
    void every_address_is_in_every_shorter_block_of_its_own(
            @ForAll("addresses") String address, @ForAll("lengths") int length) {
        Cidr host = Cidr.ofAddress(address).orElseThrow();
        int prefix = Math.min(length, host.isV6() ? 128 : 32);

        Cidr block = Cidr.closest(address + "/" + prefix).orElseThrow();

        assertThat(block.contains(host)).isTrue();
        assertThat(host.contains(block)).isEqualTo(prefix == (host.isV6() ? 128 : 32));
    }

    @Provide
    Arbitrary<Cidr> blocks() {
        return Combinators.combine(addresses(), lengths()).as((address, length) -> {
            int longest = address.contains(":") ? 128 : 32;
            return Cidr.closest(address + "/" + Math.min(length, longest)).orElseThrow();
        });
    }

    /** Few values, so that blocks often lie within each other. */
    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> octet = Arbitraries.of(0, 1, 128, 255).map(String::valueOf);
        Arbitrary<String> group = Arbitraries.of(0, 0, 1, 0x8000, 0xffff).map(Integer::toHexString);
        Arbitrary<String> v6 = group.list()
                .ofSize(8)
                .map(groups -> String.join(":", groups))
                .filter(text -> !text.startsWith("0:0:0:0:0:ffff:"));
        return Arbitraries.oneOf(octet.list().ofSize(4).map(octets -> String.join(".", octets)), v6);
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 33), Arbitraries.integers().between(0, 128));
    }

    private static BigInteger first(Cidr block) {
        String text = block.toString();
        return new BigInteger(
                1, IpAddresses.bytes(text.substring(0, text.indexOf('/'))).orElseThrow());
    }

    private static BigInteger last(Cidr block) {
        String text = block.toString();
        int length = Integer.parseInt(text.substring(text.indexOf('/') + 1));
        return first(block)
                .add(BigInteger.ONE.shiftLeft((block.isV6() ? 128 : 32) - length))
                .subtract(BigInteger.ONE);
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }
}
