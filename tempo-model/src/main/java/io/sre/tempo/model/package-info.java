/**
 * What a Tempo installation is: one immutable description from which every manifest is derived. Start at
 * {@link io.sre.tempo.model.Tempo#builder()}.
 */
@NullMarked
@TempoValue
package io.sre.tempo.model;

import org.jspecify.annotations.NullMarked;
