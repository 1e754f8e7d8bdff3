/** Flux: how the chart is named and found, and what becomes of values on the way to Helm. */
@NullMarked
package io.sre.tempo.bundle.rule.flux;

import org.jspecify.annotations.NullMarked;
