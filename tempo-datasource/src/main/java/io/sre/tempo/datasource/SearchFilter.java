package io.sre.tempo.datasource;

import java.util.Optional;
import org.immutables.value.Value;

/** A field that the search tab always shows. */
@Value.Immutable
public interface SearchFilter {

    /** {@return what tells it from the other filters: {@code service-name}} */
    String id();

    /** {@return the attribute, without its scope: {@code service.name}} */
    String tag();

    /** {@return the operator that is chosen at first: {@code =}; absent leaves it to Grafana} */
    Optional<String> operator();

    /** {@return where the attribute is looked for; absent leaves it to Grafana} */
    Optional<SearchScope> scope();

    /** {@return a builder; the compiler asks for the id, then the tag} */
    static SearchFilterBuilderStages.BuildStart builder() {
        return new SearchFilterBuilder();
    }
}
