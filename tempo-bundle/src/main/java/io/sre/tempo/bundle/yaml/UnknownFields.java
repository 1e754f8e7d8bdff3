package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.finding.Spelling;
import io.sre.tempo.model.flux.FluxResource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was read into the additional properties of fabric8's objects, at any depth: fabric8 keeps there what it does
 * not know, so that a slip of the pen would go unnoticed.
 */
final class UnknownFields {

    /** What Jackson knows of a class, which it works out anew each time that it is asked. */
    private static final ClassValue<Described> DESCRIBED = new ClassValue<>() {
        @Override
        protected Described computeValue(Class<?> type) {
            JavaType known = ManifestTree.MAPPER.constructType(type);
            BeanDescription description =
                    ManifestTree.MAPPER.getSerializationConfig().introspect(known);
            return new Described(description.findAnyGetter(), List.copyOf(description.findProperties()));
        }
    };

    private record Described(@Nullable AnnotatedMember unknown, List<BeanPropertyDefinition> fields) {}

    private UnknownFields() {}

    static void find(HasMetadata manifest, Problems problems) {
        if (manifest instanceof GenericKubernetesResource) {
            visit("metadata", manifest.getMetadata(), problems);
        } else if (manifest instanceof FluxResource<?, ?> resource) {
            visit("metadata", manifest.getMetadata(), problems);
            resource.unknownFields().forEach(path -> add(path, FluxFields.beside(resource, path), problems));
        } else {
            visit("", manifest, problems);
        }
    }

    static void add(String path, Collection<String> known, Problems problems) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        String mend = Spelling.closest(name, known)
                .map("did you mean %s?"::formatted)
                .orElse("remove it, or look for its name in the API reference");
        problems.add(path, name, "is an unknown field", mend);
    }

    private static void visit(String path, @Nullable Object part, Problems problems) {
        if (part instanceof Collection<?> list) {
            int index = 0;
            for (Object item : list) {
                item("%s[%d]".formatted(path, index++), item, problems);
            }
        } else if (part instanceof Map<?, ?> map) {
            map.forEach((key, value) -> item("%s[%s]".formatted(path, key), value, problems));
        } else if (part != null && hasFields(part)) {
            fields(path, part, problems);
        }
    }

    private static void item(String path, @Nullable Object item, Problems problems) {
        if (item == null) {
            problems.add(path, null, "stands where a value belongs", "write the value, or remove the line");
        }
        visit(path, item, problems);
    }

    private static boolean hasFields(Object part) {
        return !(part instanceof AnyType
                        || part instanceof Quantity
                        || part instanceof JsonNode
                        || part instanceof Enum)
                && !part.getClass().getName().startsWith("java.");
    }

    private static void fields(String path, Object bean, Problems problems) {
        Described description = DESCRIBED.get(bean.getClass());
        AnnotatedMember unknown = description.unknown();
        List<BeanPropertyDefinition> fields = description.fields();
        if (unknown != null && unknown.getValue(bean) instanceof Map<?, ?> names) {
            List<String> known =
                    fields.stream().map(BeanPropertyDefinition::getName).toList();
            names.keySet().forEach(name -> add(join(path, String.valueOf(name)), known, problems));
        }
        for (BeanPropertyDefinition field : fields) {
            AnnotatedMember accessor = field.getAccessor();
            if (accessor != null && !accessor.equals(unknown)) {
                visit(join(path, field.getName()), accessor.getValue(bean), problems);
            }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
