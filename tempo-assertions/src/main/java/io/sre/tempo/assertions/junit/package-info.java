/**
 * JUnit 5: clusters as parameters of tests, and the coverage of policies by a test class. The only package that needs
 * {@code junit-jupiter-api}.
 */
@NullMarked
package io.sre.tempo.assertions.junit;

import org.jspecify.annotations.NullMarked;
