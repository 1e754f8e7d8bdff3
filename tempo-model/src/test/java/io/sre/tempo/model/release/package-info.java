/** Tests of what becomes of a description. */
@NullMarked
package io.sre.tempo.model.release;

import org.jspecify.annotations.NullMarked;
