package io.sre.tempo.datasource;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A span or resource attribute, and the label under which another datasource knows it. In a file it is an object with
 * {@code key} and {@code value}, never a plain string as in the first version of these settings.
 */
@Value.Immutable
public interface TagMapping {

    /** {@return the attribute of the span or its resource: {@code service.name}} */
    String key();

    /** {@return the label: {@code service_name}; absent where it is called as the attribute is} */
    Optional<String> value();

    /** {@return a builder; the compiler asks for the key} */
    static TagMappingBuilderStages.BuildStart builder() {
        return new TagMappingBuilder();
    }

    /**
     * {@return an attribute that the other datasource has as a label of the same name}
     *
     * @param key the attribute and the label: {@code cluster}
     */
    static TagMapping of(String key) {
        return builder().key(key).build();
    }

    /**
     * {@return an attribute and its label}
     *
     * @param key the attribute: {@code service.name}
     * @param value the label: {@code service_name}
     */
    static TagMapping of(String key, String value) {
        return builder().key(key).value(value).build();
    }
}
