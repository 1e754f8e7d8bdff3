/** Keys: whether what is written is read, by the chart and by Tempo. */
@NullMarked
package io.sre.tempo.bundle.rule.key;

import org.jspecify.annotations.NullMarked;
