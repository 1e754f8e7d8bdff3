package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A ConfigMap or Secret in the namespace of the release from which values are taken. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ValuesRefBuilder.class)
@JsonPropertyOrder({"kind", "name", "valuesKey", "targetPath", "literal", "optional"})
public interface ValuesRef extends FluxValue {

    /** {@return ConfigMap or Secret; mandatory} */
    @Value.Default
    default ValuesKind kind() {
        return ValuesKind.of("");
    }

    /** {@return the object's name; mandatory} */
    @Value.Default
    default String name() {
        return "";
    }

    /** {@return the key of the object's data; absent for {@code values.yaml}} */
    Optional<String> valuesKey();

    /**
     * {@return the place of the one value that the key holds, such as {@code auth.password}; absent for a whole
     * values file}
     */
    Optional<String> targetPath();

    /**
     * {@return whether the value is taken as it is and not parsed as by {@code helm --set}; only with a target path,
     * helm-controller 1.6. Absent for no}
     */
    Optional<Boolean> literal();

    /** {@return whether the object may be missing; absent for no} */
    Optional<Boolean> optional();

    /**
     * {@return a reference to the {@code values.yaml} of a ConfigMap}
     *
     * @param name its name
     */
    static ValuesRef configMap(String name) {
        return builder().kind(ValuesKind.CONFIG_MAP).name(name).build();
    }

    /**
     * {@return a reference to the {@code values.yaml} of a Secret}
     *
     * @param name its name
     */
    static ValuesRef secret(String name) {
        return builder().kind(ValuesKind.SECRET).name(name).build();
    }

    /** {@return a new builder} */
    static ValuesRefBuilder builder() {
        return new ValuesRefBuilder();
    }
}
