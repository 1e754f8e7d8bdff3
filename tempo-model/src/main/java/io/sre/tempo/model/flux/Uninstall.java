package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How a release is removed. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = UninstallBuilder.class)
@JsonPropertyOrder({"timeout", "deletionPropagation", "keepHistory", "disableWait", "disableHooks"})
public interface Uninstall extends FluxValue {

    /** {@return how long one operation may take; absent for the timeout of the release} */
    Optional<String> timeout();

    /** {@return what becomes of dependents; absent for {@link DeletionPropagation#BACKGROUND}} */
    Optional<DeletionPropagation> deletionPropagation();

    /** {@return whether Helm's release Secrets stay, marked as deleted; absent for no} */
    Optional<Boolean> keepHistory();

    /** {@return whether nobody waits until the objects are gone; absent for no} */
    Optional<Boolean> disableWait();

    /** {@return whether hooks are not run; absent for no} */
    Optional<Boolean> disableHooks();

    /** {@return a new builder} */
    static UninstallBuilder builder() {
        return new UninstallBuilder();
    }
}
