/**
 * Flux's HelmRelease, HelmRepository and OCIRepository, with every field of their CRDs. Start at
 * {@link io.sre.tempo.model.flux.HelmRelease} and {@link io.sre.tempo.model.flux.HelmReleaseSpec#builder()}.
 *
 * <p>The objects are fabric8's: mutable shells, to be used with {@code client.resources(HelmRelease.class)}. What is in
 * them is immutable. To change a spec, begin a builder with it: {@code HelmReleaseSpec.builder().from(spec)}.
 *
 * <ul>
 *   <li><b>Building checks.</b> {@code build()} of a spec throws one
 *       {@link io.sre.tempo.model.finding.InvalidDescriptionException} with everything that is wrong in it and its parts.
 *       {@code buildUnchecked()} does not, for specs of others that need one change only. The parts are checked with the
 *       spec that they end up in, so that a problem can say where it is.
 *   <li><b>Reading does not.</b> An object of a cluster can be loaded, valid or not; {@code problems()} lists what is
 *       wrong, {@code validated()} throws it. JSON that has not even the shape of a field, such as a number for a text, is
 *       refused with the same exception; Jackson wraps it where the field is inside of an object.
 *   <li><b>Nothing gets lost.</b> Unknown fields are kept at every depth, {@code additionalProperties()} holds them and
 *       {@link io.sre.tempo.model.flux.FluxResource#unknownFields()} lists them, for those who want to be strict. So are
 *       unknown spellings where a field takes a {@link io.sre.tempo.model.flux.Choice}, and explicit nulls in values. An
 *       explicit null elsewhere reads as absent.
 *   <li><b>Mandatory fields</b> that are missing in what was read are empty, as in Flux's own Go types.
 *   <li><b>Absent is not written</b>, and nor are empty lists and maps, unless the CRD asks for them. {@code false} and
 *       {@code 0} are written if they were set. The order of fields is fixed, so that equal values are equal bytes.
 * </ul>
 */
@NullMarked
@FluxStyle
package io.sre.tempo.model.flux;

import org.jspecify.annotations.NullMarked;
