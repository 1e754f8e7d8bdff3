/** What could not be read, or not be checked. */
@NullMarked
package io.sre.tempo.bundle.rule.read;

import org.jspecify.annotations.NullMarked;
