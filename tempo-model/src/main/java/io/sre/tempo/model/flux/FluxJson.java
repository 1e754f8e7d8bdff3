package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.Converter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How {@link FluxValue}s are read and written.
 *
 * <p>The mapper of fabric8's client knows nothing of {@code Optional} and is not ours to configure. So the types bring
 * their reader and writer along, and those hand the work to a mapper of this library. Thus the JSON is the same whichever
 * mapper the user has.
 */
final class FluxJson {

    private static final ObjectMapper MAPPER = mapper();

    private FluxJson() {}

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static SerializerProvider provider() {
        return MAPPER.getSerializerProviderInstance();
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .annotationIntrospector(new OwnAnnotations())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .defaultPropertyInclusion(included(JsonInclude.Include.NON_NULL))
                .withConfigOverride(
                        Optional.class,
                        type -> type.setInclude(JsonInclude.Value.construct(
                                JsonInclude.Include.CUSTOM, JsonInclude.Include.ALWAYS, Absent.class, null)))
                .withConfigOverride(List.class, type -> type.setInclude(included(JsonInclude.Include.NON_EMPTY)))
                .withConfigOverride(Map.class, type -> type.setInclude(included(JsonInclude.Include.NON_EMPTY)))
                .defaultSetterInfo(JsonSetter.Value.construct(Nulls.SKIP, Nulls.SKIP))
                .withCoercionConfig(LogicalType.Textual, FluxJson::refuseNumbers)
                .withCoercionConfig(LogicalType.Boolean, FluxJson::refuseTexts)
                .withCoercionConfig(LogicalType.Integer, FluxJson::refuseTexts)
                .build();
    }

    private static JsonInclude.Value included(JsonInclude.Include values) {
        return JsonInclude.Value.construct(values, JsonInclude.Include.ALWAYS);
    }

    /** YAML's {@code tag: 1.10} is the number 1.1; the API server refuses it as well. */
    private static void refuseNumbers(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static void refuseTexts(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
    }

    /** Equals what is not written. */
    static final class Absent {

        @Override
        public boolean equals(@Nullable Object value) {
            return value == null || value.equals(Optional.empty());
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** Writes a value into the user's output. */
    static final class Writer extends JsonSerializer<FluxValue> {

        @Override
        public void serialize(FluxValue value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            MAPPER.writeValue(generator, value);
        }
    }

    /** Reads a value from the user's input. */
    static final class Reader extends JsonDeserializer<Object> implements ContextualDeserializer {

        private final Class<?> type;
        private final ObjectReader reader;

        Reader() {
            this(FluxValue.class);
        }

        private Reader(Class<?> type) {
            this.type = type;
            this.reader = MAPPER.readerFor(type);
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Reader(context.getContextualType().getRawClass());
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return reader.readValue(parser);
            } catch (MismatchedInputException mismatch) {
                Mismatch.problems(mismatch).orThrow(type.getSimpleName());
                throw mismatch;
            }
        }
    }

    /** Jackson's annotations, without the detour over the user's mapper, and with {@code Optional}. */
    private static final class OwnAnnotations extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object findSerializer(Annotated annotated) {
            Object found = super.findSerializer(annotated);
            return found == Writer.class ? null : found;
        }

        @Override
        public @Nullable Object findDeserializer(Annotated annotated) {
            Object found = super.findDeserializer(annotated);
            return found == Reader.class ? null : found;
        }

        @Override
        public @Nullable Object findSerializationConverter(Annotated annotated) {
            return annotated.getRawType() == Optional.class
                    ? new OptionalToContent(annotated.getType())
                    : super.findSerializationConverter(annotated);
        }

        @Override
        public @Nullable Object findDeserializationConverter(Annotated annotated) {
            return annotated instanceof AnnotatedMethod setter
                            && setter.getParameterCount() == 1
                            && setter.getRawParameterType(0) == Optional.class
                    ? new ContentToOptional(setter.getParameterType(0))
                    : super.findDeserializationConverter(annotated);
        }
    }

    private record OptionalToContent(JavaType optional) implements Converter<Optional<?>, @Nullable Object> {

        @Override
        public @Nullable Object convert(Optional<?> value) {
            return value.orElse(null);
        }

        @Override
        public JavaType getInputType(TypeFactory types) {
            return optional;
        }

        /** Unknown, so that Jackson looks at the implementation, which bears the annotations. */
        @Override
        public JavaType getOutputType(TypeFactory types) {
            return TypeFactory.unknownType();
        }
    }

    private record ContentToOptional(JavaType optional) implements Converter<Object, Optional<?>> {

        @Override
        public Optional<?> convert(Object value) {
            return Optional.of(value);
        }

        @Override
        public JavaType getInputType(TypeFactory types) {
            return optional.containedTypeOrUnknown(0);
        }

        @Override
        public JavaType getOutputType(TypeFactory types) {
            return optional;
        }
    }
}
