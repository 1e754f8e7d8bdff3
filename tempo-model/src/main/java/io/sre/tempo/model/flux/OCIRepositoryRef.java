package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Which version of an OCI artifact: the digest wins over the range, the range over the tag. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = OCIRepositoryRefBuilder.class)
@JsonPropertyOrder({"digest", "semver", "semverFilter", "tag"})
public interface OCIRepositoryRef extends FluxValue {

    /** {@return the digest, algorithm first} */
    Optional<String> digest();

    /** {@return the range of versions; the newest tag in it is taken} */
    Optional<String> semver();

    /** {@return the regular expression that tags must match before the range is looked at} */
    Optional<String> semverFilter();

    /** {@return the tag} */
    Optional<String> tag();

    /** {@return a new builder} */
    static OCIRepositoryRefBuilder builder() {
        return new OCIRepositoryRefBuilder();
    }
}
