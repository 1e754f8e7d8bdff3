@NullMarked
package io.sre.tempo.assertions.junit;

import org.jspecify.annotations.NullMarked;
