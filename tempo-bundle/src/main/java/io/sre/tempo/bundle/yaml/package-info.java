/**
 * Typed manifests as YAML that a careful engineer would write, and back, strictly. Start at
 * {@link io.sre.tempo.bundle.yaml.ManifestYaml#standard()}.
 */
@NullMarked
package io.sre.tempo.bundle.yaml;

import org.jspecify.annotations.NullMarked;
