package io.sre.tempo.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Numbers are told from text by hand, for speed; here is what they are, as regular expressions. */
class NumberLawsTest {

    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern INTEGER = Pattern.compile(
            "(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<bits>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void numbers_are_what_the_expressions_say(@ForAll("scalars") String scalar) {
        String yaml = "a: " + scalar;
        if (INFINITE.matcher(scalar).matches()) {
            assertThatExceptionOfType(YamlException.class).isThrownBy(() -> Yaml.read(yaml));
            return;
        }
        JsonNode read = Yaml.read(yaml).get("a");

        String digits = scalar.startsWith(".") ? scalar : scalar.replace("_", "");
        Matcher integer = INTEGER.matcher(digits);
        if (integer.matches()) {
            assertThat(read.isIntegralNumber()).as(scalar).isTrue();
            assertThat(read.bigIntegerValue()).as(scalar).isEqualTo(valueOf(integer));
        } else if (DECIMAL.matcher(digits).matches()) {
            assertThat(read.isFloatingPointNumber()).as(scalar).isTrue();
            assertThat(read.decimalValue()).as(scalar).isEqualByComparingTo(new BigDecimal(digits));
        } else {
            assertThat(read.textValue()).isEqualTo(scalar);
        }
    }

    private static BigInteger valueOf(Matcher integer) {
        BigInteger magnitude = BigInteger.ZERO;
        String[] groups = {"hex", "bits", "octal", "decimal"};
        int[] radixes = {16, 2, 8, 10};
        for (int index = 0; index < groups.length; index++) {
            String digits = integer.group(groups[index]);
            magnitude = digits == null ? magnitude : new BigInteger(digits, radixes[index]);
        }
        return integer.group("sign").equals("-") ? magnitude.negate() : magnitude;
    }

    @Provide
    Arbitrary<String> scalars() {
        Arbitrary<String> beginnings = Arbitraries.of(
                "0", "1", "9", "-", "+", ".", "-.", "+.", "0x", "-0X", "0b", "0B", "0o", "+0O", "00", "-0", "1_", "+_");
        Arbitrary<String> ends =
                Arbitraries.strings().withChars("0011789abfFexoBE__+-..").ofMaxLength(7);
        Arbitrary<String> words =
                Arbitraries.of(".inf", "-.Inf", "+.INF", ".nan", ".NaN", "-.NAN", ".iNF", "\u0661", "1\uFF11");
        return Arbitraries.frequencyOf(
                        Tuple.of(20, beginnings.flatMap(begin -> ends.map(begin::concat))), Tuple.of(1, words))
                .filter(scalar -> !scalar.equals("-") && !isTooLarge(scalar));
    }

    private static boolean isTooLarge(String scalar) {
        return scalar.matches(".*[eE][+_]*[0-9_]{3,}.*");
    }
}
