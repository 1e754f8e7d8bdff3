package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The other cluster to install into: exactly one of the two references is set. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = KubeConfigBuilder.class)
@JsonPropertyOrder({"secretRef", "configMapRef"})
public interface KubeConfig extends FluxValue {

    /** {@return the Secret that holds a kubeconfig} */
    Optional<SecretKeyRef> secretRef();

    /** {@return the ConfigMap that tells how to log in with workload identity; helm-controller 1.4} */
    Optional<LocalRef> configMapRef();

    /** {@return a new builder} */
    static KubeConfigBuilder builder() {
        return new KubeConfigBuilder();
    }
}
