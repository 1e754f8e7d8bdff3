package io.sre.tempo.model.flux;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@link FluxValue} that this library has no accessor for: of a newer Flux, or misspelt. They are written
 * after the known ones, in the order in which they were read. {@link FluxResource#unknownFields()} lists those of a whole
 * object.
 */
@JsonSerialize(using = UnknownFields.Writer.class)
@JsonDeserialize(using = UnknownFields.Reader.class)
public final class UnknownFields {

    private static final UnknownFields NONE = new UnknownFields(Map.of());

    private final Map<String, JsonNode> fields;

    private UnknownFields(Map<String, JsonNode> fields) {
        this.fields = fields;
    }

    /** {@return no fields} */
    public static UnknownFields none() {
        return NONE;
    }

    /**
     * {@return these fields}
     *
     * @param fields names that the value has no accessor for, and what they hold; copied
     */
    public static UnknownFields of(Map<String, ? extends JsonNode> fields) {
        Map<String, JsonNode> copy = new LinkedHashMap<>();
        fields.forEach((name, node) -> copy.put(name, FrozenJson.copyOf(node)));
        return copy.isEmpty() ? NONE : new UnknownFields(Collections.unmodifiableMap(copy));
    }

    /** {@return the fields by their name, as trees that cannot be changed} */
    public Map<String, JsonNode> asMap() {
        return fields;
    }

    /** {@return whether there are none} */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnknownFields that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.toString();
    }

    /** Writes the fields into the object that they belong to. */
    static final class Writer extends JsonSerializer<UnknownFields> {

        @Override
        public void serialize(UnknownFields unknown, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            for (Map.Entry<String, JsonNode> field : unknown.fields.entrySet()) {
                provider.defaultSerializeField(field.getKey(), field.getValue(), generator);
            }
        }

        @Override
        public boolean isUnwrappingSerializer() {
            return true;
        }
    }

    /** Reads what Jackson has left over of an object. */
    static final class Reader extends JsonDeserializer<UnknownFields> {

        @Override
        public UnknownFields deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            context.readTree(parser).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return of(fields);
        }

        /** Another instance: that is how Jackson sees that the field is no field of its own. */
        @Override
        public JsonDeserializer<UnknownFields> unwrappingDeserializer(NameTransformer names) {
            return new Reader();
        }
    }
}
