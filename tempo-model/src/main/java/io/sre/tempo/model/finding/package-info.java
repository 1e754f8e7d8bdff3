/**
 * What is wrong, said so that it can be mended: a {@link io.sre.tempo.model.finding.Problem} names the place, the value,
 * the rule and the mend. Every root value of this library collects them all before it throws once.
 */
@NullMarked
package io.sre.tempo.model.finding;

import org.jspecify.annotations.NullMarked;
