/** Tests of the description; {@link io.sre.tempo.model.Descriptions} is for the tests of other modules, too. */
@NullMarked
package io.sre.tempo.model;

import org.jspecify.annotations.NullMarked;
