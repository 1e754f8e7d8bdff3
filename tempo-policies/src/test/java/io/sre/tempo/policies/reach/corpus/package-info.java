/**
 * Reads recorded cases of other tools and suites, and asks an evaluator the same.
 *
 * <p>A case is a folder with {@code manifests/} and {@code expected.json}; the conventions of each source are in the
 * README beside the cases.
 */
@NullMarked
package io.sre.tempo.policies.reach.corpus;

import org.jspecify.annotations.NullMarked;
