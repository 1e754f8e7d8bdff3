package io.sre.tempo.bundle.view;

/**
 * An entry of {@code valuesFrom}.
 *
 * @param spot where it was written
 * @param kind ConfigMap or Secret
 * @param name the name of the object
 * @param key the key in it
 * @param targetPath where its text goes; empty if it holds values
 * @param optional whether the release does without it
 * @param atHand whether its content is in the manifests
 * @param content the values that it holds, or what goes to the target path; unknown if it is not at hand
 */
public record ValuesSource(
        Spot spot,
        String kind,
        String name,
        String key,
        String targetPath,
        boolean optional,
        boolean atHand,
        Value content) {}
