package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** Which namespaces may use a source; known to the CRD, without effect in Flux. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = AccessFromBuilder.class)
@JsonPropertyOrder({"namespaceSelectors"})
public interface AccessFrom extends FluxValue {

    /** {@return the namespaces, one selector suffices; always written} */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    List<NamespaceSelector> namespaceSelectors();

    /** {@return a new builder} */
    static AccessFromBuilder builder() {
        return new AccessFromBuilder();
    }
}
