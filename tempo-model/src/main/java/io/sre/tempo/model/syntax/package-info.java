/**
 * The one place that knows how names, labels, quantities, durations, buckets and addresses are written. Start at
 * {@link io.sre.tempo.model.syntax.Syntax}.
 */
@NullMarked
package io.sre.tempo.model.syntax;

import org.jspecify.annotations.NullMarked;
