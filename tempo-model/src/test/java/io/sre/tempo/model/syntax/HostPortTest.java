package io.sre.tempo.model.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HostPortTest {

    @Test
    void keeps_the_host_as_it_was_written() {
        assertThat(HostPort.parse("MinIO.Svc.:9000")).contains(new HostPort("MinIO.Svc.", OptionalInt.of(9000)));
        assertThat(HostPort.parse("minio")).contains(new HostPort("minio", OptionalInt.empty()));
        assertThat(HostPort.parse("[2001:DB8::1]:1")).contains(new HostPort("2001:DB8::1", OptionalInt.of(1)));
        assertThat(HostPort.parse("[::1]")).contains(new HostPort("::1", OptionalInt.empty()));
    }

    @Test
    void compares_hosts_in_small_letters_without_the_final_dot() {
        assertThat(parse("MinIO.Svc.:9000").normalizedHost()).isEqualTo("minio.svc");
        assertThat(parse("MINIO").normalizedHost()).isEqualTo("minio");
        assertThat(parse("[2001:DB8::1]").normalizedHost()).isEqualTo("2001:db8::1");
    }

    @Test
    void tells_addresses_from_names() {
        assertThat(parse("10.0.0.1:80").isAddress()).isTrue();
        assertThat(parse("[::1]").isAddress()).isTrue();
        assertThat(parse("minio").isAddress()).isFalse();
        assertThat(parse("10.0.0.1.example").isAddress()).isFalse();
    }

    @Property
    void writes_what_it_read(@ForAll("texts") String text) {
        assertThat(HostPort.parse(text).map(HostPort::toString)).contains(text);
        assertThat(HostPort.parse(text + "\n")).isEmpty();
    }

    @Property
    void never_reads_a_text_that_it_would_write_in_another_way(@ForAll String text) {
        HostPort.parse(text).ifPresent(read -> assertThat(read).hasToString(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .ofMinLength(1)
                .ofMaxLength(63);
        Arbitrary<String> name = label.list().ofMinSize(1).ofMaxSize(3).map(labels -> String.join(".", labels));
        Arbitrary<String> v4 = Arbitraries.integers()
                .between(0, 255)
                .list()
                .ofSize(4)
                .map(o -> "%d.%d.%d.%d".formatted(o.get(0), o.get(1), o.get(2), o.get(3)));
        Arbitrary<String> v6 = Arbitraries.integers().between(1, 65535).map(group -> "[2001:db8::%x]".formatted(group));
        Arbitrary<String> port = Arbitraries.integers().between(1, 65535).map(number -> ":" + number);
        return Combinators.combine(Arbitraries.oneOf(name, v4, v6), Arbitraries.oneOf(Arbitraries.just(""), port))
                .as(String::concat);
    }

    private static HostPort parse(String text) {
        return HostPort.parse(text).orElseThrow();
    }
}
