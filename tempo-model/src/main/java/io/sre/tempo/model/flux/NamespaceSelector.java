package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;
import org.immutables.value.Value;

/** Picks namespaces by their labels. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = NamespaceSelectorBuilder.class)
@JsonPropertyOrder({"matchLabels"})
public interface NamespaceSelector extends FluxValue {

    /** {@return the labels that a namespace must have; empty for every namespace} */
    Map<String, String> matchLabels();

    /** {@return a new builder} */
    static NamespaceSelectorBuilder builder() {
        return new NamespaceSelectorBuilder();
    }
}
