@NullMarked
package io.sre.tempo.assertions.coverage;

import org.jspecify.annotations.NullMarked;
