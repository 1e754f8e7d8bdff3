/** Tests of the bundle, and of the house as a whole. */
@NullMarked
package io.sre.tempo.bundle;

import org.jspecify.annotations.NullMarked;
