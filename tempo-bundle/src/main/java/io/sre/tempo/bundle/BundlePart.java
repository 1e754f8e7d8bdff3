package io.sre.tempo.bundle;

import com.fasterxml.jackson.core.JsonPointer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.bundle.yaml.ManifestYaml;
import java.util.Map;

/**
 * One object with the file it is written into.
 *
 * @param file the file's name in the bundle's folder
 * @param object the object itself
 * @param comments what the text says above which part of it
 */
record BundlePart(String file, HasMetadata object, Map<JsonPointer, String> comments) {

    String text() {
        return ManifestYaml.standard().write(object, comments);
    }
}
