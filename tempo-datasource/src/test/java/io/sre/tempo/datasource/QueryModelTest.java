package io.sre.tempo.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryModelTest {

    @Test
    void knows_the_editors_of_the_neighbours() {
        assertThat(QueryModel.loki("{a=\"b\"}").fields()).isEqualTo(Map.of("expr", "{a=\"b\"}"));
        assertThat(QueryModel.prometheus("up").fields()).isEqualTo(Map.of("expr", "up"));
        assertThat(QueryModel.traceql("${traceId}").fields())
                .isEqualTo(Map.of("query", "${traceId}", "queryType", "traceql"));
    }

    @Test
    void keeps_the_order_and_the_last_value_of_a_field() {
        QueryModel model = QueryModel.of("b", 1).with("a", 2).with("b", 3);

        assertThat(model.fields()).containsExactly(Map.entry("b", 3L), Map.entry("a", 2L));
        assertThat(model).hasToString("{b=3, a=2}");
    }

    @Test
    void does_not_change_with_what_it_was_made_of() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, Object> map = new HashMap<>(Map.of("list", list));
        QueryModel model = QueryModel.of("map", map);
        list.add("b");
        map.put("more", true);

        assertThat(model).isEqualTo(QueryModel.of("map", Map.of("list", List.of("a"))));
        assertThatThrownBy(() -> model.fields().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(
                        () -> ((Map<?, ?>) List.copyOf(model.fields().values()).get(0)).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void is_equal_by_its_fields_whatever_the_kind_of_number() {
        QueryModel model =
                QueryModel.of("a", 1).with("b", 1.5f).with("c", (short) 1).with("d", (byte) 1);
        QueryModel same = QueryModel.of("d", 1L).with("c", 1).with("b", 1.5).with("a", 1L);

        assertThat(model).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(model).isNotEqualTo(QueryModel.of("a", 1)).isNotEqualTo("{a=1}");
        assertThat(QueryModel.of("a", 1).hashCode())
                .isNotEqualTo(QueryModel.of("a", 2).hashCode());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refuses_numbers_that_no_file_can_hold(double number) {
        assertThatThrownBy(() -> QueryModel.of("a", number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a query cannot hold the number " + number);
    }

    @Test
    void refuses_what_is_no_json() {
        assertThatThrownBy(() -> QueryModel.of("a", List.of(new StringBuilder())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a query holds text, numbers, booleans, lists and maps, not a java.lang.StringBuilder");
        assertThatThrownBy(() -> QueryModel.of("a", Map.of(1, "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fields of a query have names, not 1");
    }

    @Test
    @SuppressWarnings("NullAway") // what the compiler of a caller may let through
    void refuses_null() {
        assertThatThrownBy(() -> QueryModel.of("a", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a query holds text, numbers, booleans, lists and maps, not null");
        assertThatThrownBy(() -> QueryModel.of(null, "a"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }
}
