package io.sre.tempo.bundle.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTest {

    private static Mount at(String path) {
        Value value = ReleaseFixture.installation("{}").value("persistence.enabled");
        return new Mount(path, "persistence.enabled", value, false);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"/var/tempo, /var/tempo", "/var/tempo/, /var/tempo", "/var/tempo//, /var/tempo", "/, ''", "'', ''"})
    void names_a_folder_without_slashes_at_its_end(String path, String folder) {
        assertThat(Mount.folder(path)).isEqualTo(folder);
    }

    @ParameterizedTest(name = "{0} holds {1}: {2}")
    @CsvSource({
        "/var/tempo, /var/tempo/wal, true",
        "/var/tempo, /var/tempo, true",
        "/var/tempo/, /var/tempo, true",
        "/var/tempo, /var/tempos, false",
        "/var/tempo, /var, false",
        "/var/tempo, /tmp/var/tempo, false",
        "/, /tmp, true"
    })
    void holds_what_lies_below_it(String path, String file, boolean holds) {
        assertThat(at(path).holds(file)).isEqualTo(holds);
    }
}
