package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static Nearest<String> of(String... folders) {
        Nearest<String> all = new Nearest<>();
        for (String folder : folders) {
            all.add(folder, "in " + folder);
        }
        return all;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "eu/one; [in eu/one]",
                "eu/one/deep/er; [in eu/one]",
                "eu/two; [in eu, in eu/one]",
                "eu; [in eu, in eu/one]",
                "us/west; [in us/east/a]",
                "us/east; [in us/east/a]",
                "europe; [in , in eu, in eu/one, in us/east/a]",
                "''; [in ]"
            })
    void are_those_that_share_most_folders(String folder, String nearest) {
        assertThat(of("", "eu", "eu/one", "us/east/a").to(folder)).hasToString(nearest);
    }

    @Test
    void are_all_of_them_if_nothing_is_shared_and_if_there_is_only_one() {
        assertThat(of("a/b", "c").to("d/e")).containsExactly("in a/b", "in c");
        assertThat(of("a/b", "c").to("")).containsExactly("in a/b", "in c");
        assertThat(of("a/b").to("c")).containsExactly("in a/b");
        assertThat(of("a", "a").to("a/b")).containsExactly("in a", "in a");
    }

    @Test
    void are_several_if_there_is_more_than_one_anywhere() {
        assertThat(of("a", "b").isSeveral()).isTrue();
        assertThat(of("a").isSeveral()).isFalse();
    }
}
