/**
 * YAML in and out, as Kubernetes tooling reads it and as a careful engineer writes it. Start at
 * {@link io.sre.tempo.model.yaml.Yaml}.
 */
@NullMarked
package io.sre.tempo.model.yaml;

import org.jspecify.annotations.NullMarked;
