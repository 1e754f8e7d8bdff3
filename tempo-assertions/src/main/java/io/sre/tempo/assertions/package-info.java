/**
 * Assertions about who reaches whom under the policies of a cluster, and about manifests. Start at
 * {@link io.sre.tempo.assertions.TempoAssertions}.
 */
@NullMarked
package io.sre.tempo.assertions;

import org.jspecify.annotations.NullMarked;
