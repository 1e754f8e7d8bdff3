package io.sre.tempo.model.flux;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks a value along the properties that Jackson writes, and collects where fields without an accessor are. */
final class UnknownPaths {

    private final SerializerProvider provider = FluxJson.provider();
    private final List<String> found = new ArrayList<>();

    List<String> found() {
        return List.copyOf(found);
    }

    void visit(String path, @Nullable Object part) {
        if (part instanceof Optional<?> optional) {
            visit(path, optional.orElse(null));
        } else if (part instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                visit("%s[%d]".formatted(path, index), list.get(index));
            }
        } else if (part instanceof Map<?, ?> map) {
            map.forEach((key, value) -> visit("%s[%s]".formatted(path, key), value));
        } else if (part instanceof Condition condition) {
            names(path, condition.getAdditionalProperties());
        } else if (part instanceof FluxValue value) {
            properties(path, value);
            names(path, value.additionalProperties().asMap());
        }
    }

    void names(String path, Map<String, ?> unknown) {
        unknown.keySet().forEach(name -> found.add(path.isEmpty() ? name : path + "." + name));
    }

    private void properties(String path, FluxValue value) {
        try {
            JsonSerializer<Object> serializer = provider.findValueSerializer(value.getClass());
            for (Iterator<PropertyWriter> writers = serializer.properties(); writers.hasNext(); ) {
                PropertyWriter property = writers.next();
                visit(path + "." + property.getName(), property.getMember().getValue(value));
            }
        } catch (JsonMappingException impossible) {
            throw new AssertionError("the library's own types are known to its mapper", impossible);
        }
    }
}
