package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretValueTest {

    @Test
    void shows_where_it_is_and_never_what_it_is() {
        assertThat(SecretValue.fromFile("/etc/token")).hasToString("$__file{/etc/token}");
        assertThat(SecretValue.fromEnvironment("TOKEN")).hasToString("$TOKEN");
        assertThat(SecretValue.fromVault("kv/a:b")).hasToString("$__vault{kv/a:b}");
        assertThat(SecretValue.fromEnvironment("TOKEN").withPrefix("Bearer ")).hasToString("Bearer $TOKEN");
        assertThat(SecretValue.literalInTheFile("hunter2")).hasToString("****");
        assertThat(SecretValue.literalInTheFile("hunter2").withPrefix("Bearer "))
                .hasToString("****");
    }

    @Test
    void puts_prefixes_one_before_the_other() {
        assertThat(SecretValue.fromEnvironment("TOKEN").withPrefix("b").withPrefix("a"))
                .isEqualTo(SecretValue.fromEnvironment("TOKEN").withPrefix("ab"));
        assertThat(SecretValue.literalInTheFile("c").withPrefix("b").withPrefix("a"))
                .isEqualTo(SecretValue.literalInTheFile("abc"));
    }

    @Test
    void is_equal_by_its_place() {
        SecretValue secret = SecretValue.fromFile("A");
        List<SecretValue> others = List.of(
                SecretValue.fromFile("B"),
                SecretValue.fromEnvironment("A"),
                SecretValue.fromVault("A"),
                SecretValue.literalInTheFile("A"),
                SecretValue.fromFile("A").withPrefix(" "));

        assertThat(secret)
                .isEqualTo(SecretValue.fromFile("A"))
                .hasSameHashCodeAs(SecretValue.fromFile("A"))
                .isNotEqualTo("A")
                .isNotIn(others);
        assertThat(others).allSatisfy(other -> assertThat(other.hashCode()).isNotEqualTo(secret.hashCode()));
    }

    @Test
    @SuppressWarnings("NullAway") // what the compiler of a caller may let through
    void refuses_null() {
        assertThatThrownBy(() -> SecretValue.fromFile(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
        assertThatThrownBy(() -> SecretValue.fromFile("/a").withPrefix(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
    }
}
