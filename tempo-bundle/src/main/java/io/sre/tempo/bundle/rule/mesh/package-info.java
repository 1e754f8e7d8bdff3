/** The mesh around Tempo: who sends spans, and who gets a sidecar. */
@NullMarked
package io.sre.tempo.bundle.rule.mesh;

import org.jspecify.annotations.NullMarked;
