package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BracketsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "up",
                "sum(rate(x{${__tags}}[5m])) by (le)",
                "x{a=\"}\"}",
                "x{a='\\'}'}",
                "x{a=`\\`}",
                "x{a=\"\\\\\"}",
                "x # it's a comment )",
                "x # (\n{}"
            })
    void come_in_pairs(String text) {
        assertThat(Brackets.firstMismatch(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "(, close the '(' at character 1",
                "a((), close the '(' at character 2",
                "a{[, close the '[' at character 3",
                "), ~open the ')' at character 1, or take it out~",
                "(], ~open the ']' at character 2, or take it out~",
                "{a=\"}, close the string that the '\"' at character 4 opens",
                "{a=`x, close the string that the '`' at character 4 opens",
                "'\\', close the string that the ''' at character 1 opens",
                "~#\n)~, ~open the ')' at character 3, or take it out~"
            })
    void say_how_to_mend_the_first_that_is_alone(String text, String mend) {
        assertThat(Brackets.firstMismatch(text)).hasValue(mend);
    }
}
