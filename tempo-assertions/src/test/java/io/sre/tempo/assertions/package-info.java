@NullMarked
package io.sre.tempo.assertions;

import org.jspecify.annotations.NullMarked;
