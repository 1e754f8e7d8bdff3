/**
 * All of it together: one description, every manifest, as objects, as text and as files. Start at
 * {@link io.sre.tempo.bundle.TempoBundle#of}.
 */
@NullMarked
package io.sre.tempo.bundle;

import org.jspecify.annotations.NullMarked;
