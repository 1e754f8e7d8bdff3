package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Picks objects; names and namespaces are anchored regular expressions. What is absent matches everything. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ObjectSelectorBuilder.class)
@JsonPropertyOrder({"group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector"})
public interface ObjectSelector extends FluxValue {

    /** {@return the API group} */
    Optional<String> group();

    /** {@return the API version} */
    Optional<String> version();

    /** {@return the kind} */
    Optional<String> kind();

    /** {@return the name} */
    Optional<String> name();

    /** {@return the namespace} */
    Optional<String> namespace();

    /** {@return a label selector, as {@code kubectl} takes it} */
    Optional<String> labelSelector();

    /** {@return the same for annotations} */
    Optional<String> annotationSelector();

    /** {@return a new builder} */
    static ObjectSelectorBuilder builder() {
        return new ObjectSelectorBuilder();
    }
}
