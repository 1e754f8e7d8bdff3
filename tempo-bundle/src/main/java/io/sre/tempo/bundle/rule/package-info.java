/**
 * What a check of a rule is, and what it reports to. The checks themselves are in the packages below, by subject.
 */
@NullMarked
package io.sre.tempo.bundle.rule;

import org.jspecify.annotations.NullMarked;
