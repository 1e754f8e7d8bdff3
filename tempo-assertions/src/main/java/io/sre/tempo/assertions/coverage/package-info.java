/**
 * Which policies and rules a set of assertions puts to the test. Start at
 * {@link io.sre.tempo.assertions.coverage.CoverageRecorder}; with JUnit, at
 * {@code @PolicyCoverage}.
 */
@NullMarked
package io.sre.tempo.assertions.coverage;

import org.jspecify.annotations.NullMarked;
