package io.sre.tempo.datasource;

import io.sre.tempo.model.TempoOptions;
import java.util.List;
import org.immutables.value.Value;

/** How the search tab looks: {@code jsonData.search}. */
@Value.Immutable
@TempoOptions
public interface Search {

    /** {@return whether the tab is hidden; no unless said otherwise} */
    @Value.Default
    default boolean hide() {
        return false;
    }

    /** {@return the fields that are always shown; empty is Grafana's own choice} */
    List<SearchFilter> filters();

    /** {@return a builder; nothing is mandatory} */
    static SearchBuilder builder() {
        return new SearchBuilder();
    }
}
