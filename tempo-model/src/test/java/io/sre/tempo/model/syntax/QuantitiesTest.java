package io.sre.tempo.model.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

    private static final Map<String, String> FACTORS = Map.ofEntries(
            Map.entry("n", "0.000000001"),
            Map.entry("u", "0.000001"),
            Map.entry("m", "0.001"),
            Map.entry("", "1"),
            Map.entry("k", "1000"),
            Map.entry("M", "1000000"),
            Map.entry("G", "1000000000"),
            Map.entry("T", "1000000000000"),
            Map.entry("P", "1000000000000000"),
            Map.entry("E", "1000000000000000000"),
            Map.entry("Ki", "1024"),
            Map.entry("Mi", "1048576"),
            Map.entry("Gi", "1073741824"),
            Map.entry("Ti", "1099511627776"),
            Map.entry("Pi", "1125899906842624"),
            Map.entry("Ei", "1152921504606846976"),
            Map.entry("e3", "1000"),
            Map.entry("E+2", "100"),
            Map.entry("e-2", "0.01"));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, 0",
        "1., 1",
        "1.5Gi, 1610612736",
        "1Ei, 1152921504606846976",
        "7Ei, 8070450532247928832",
        "123456789012345678, 123456789012345678",
        "123456789.123456789, 123456789.123456789",
        "500m, 0.5",
        "1e-99, 1e-99",
    })
    void reads_amounts_without_rounding(String text, BigDecimal amount) {
        assertThat(Quantities.amount(text))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Gi", "1 Gi", "1Gi\n", "-1", "+1", ".5", "1K", "1i", "1.2.3", "1e", "1e1e1", "1e100", "١"})
    void reads_nothing_else(String text) {
        assertThat(Quantities.amount(text)).isEmpty();
    }

    @Property
    void multiplies_by_the_suffix(
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long number,
            @ForAll @From("suffixes") String suffix) {
        BigDecimal expected = new BigDecimal(number).multiply(factor(suffix));

        assertThat(Quantities.amount(number + suffix))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(expected));
    }

    @Test
    void asks_for_whole_bytes_and_whole_milli_cpus() {
        assertThat(Quantities.isAtLeastOne("0.999999999")).isFalse();
        assertThat(Quantities.isAtLeastOne("x")).isFalse();
        assertThat(Quantities.isWholeMilli("x")).isFalse();
        assertThat(List.of("1", "0.001", "1e-3"))
                .allMatch(Quantities::isWholeMilli)
                .allMatch(Quantities::isPositive);
    }

    @Provide
    Arbitrary<String> suffixes() {
        return Arbitraries.of(FACTORS.keySet().stream().sorted().toList());
    }

    private static BigDecimal factor(String suffix) {
        String factor = FACTORS.get(suffix);
        assertThat(factor).isNotNull();
        return new BigDecimal(factor == null ? "0" : factor);
    }
}
