/** Limits: retention, overrides, the generator of metrics, memory. */
@NullMarked
package io.sre.tempo.bundle.rule.limit;

import org.jspecify.annotations.NullMarked;
