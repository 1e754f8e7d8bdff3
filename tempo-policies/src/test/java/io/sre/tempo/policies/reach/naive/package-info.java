/**
 * A second opinion on who reaches whom, written from the specification alone: slow, plain, and without a line of the
 * engine. Rule ids such as ISO-4 are those of the list of rules that the engine's documentation explains.
 */
@NullMarked
package io.sre.tempo.policies.reach.naive;

import org.jspecify.annotations.NullMarked;
