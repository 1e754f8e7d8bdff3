/** Targets for a fuzzer, and the inputs that once broke something. */
@NullMarked
package io.sre.tempo.bundle.fuzz;

import org.jspecify.annotations.NullMarked;
