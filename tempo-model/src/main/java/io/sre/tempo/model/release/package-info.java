/**
 * What becomes of a description when the chart is installed: names, labels, listeners, chart values and the objects that
 * Flux needs. Start at {@link io.sre.tempo.model.release.TempoRelease#of}.
 */
@NullMarked
package io.sre.tempo.model.release;

import org.jspecify.annotations.NullMarked;
