package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTest {

    @ParameterizedTest
    @CsvSource({
        "1ms, 1",
        "1s, 1000",
        "1m, 60000",
        "1h, 3600000",
        "1d, 86400000",
        "1w, 604800000",
        "1M, 2592000000",
        "1y, 31536000000",
        "-0.5h, -1800000",
        "0s, 0"
    })
    void is_counted_as_grafana_counts(String shift, BigDecimal milliseconds) {
        assertThat(Shift.milliseconds(shift)).isEqualByComparingTo(milliseconds);
    }
}
