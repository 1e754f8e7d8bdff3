/** Tests of flows and policies. */
@NullMarked
package io.sre.tempo.policies;

import org.jspecify.annotations.NullMarked;
