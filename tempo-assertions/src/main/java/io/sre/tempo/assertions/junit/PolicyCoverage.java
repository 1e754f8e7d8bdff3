package io.sre.tempo.assertions.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures which policies and rules the assertions of a test class put to the test, nested classes and every run of
 * parameterized tests included, and fails the class if these are too few.
 *
 * <pre>
 * &#64;ClusterFrom("src/main/k8s")
 * &#64;PolicyCoverage(minimum = 100, minimumProven = 80)
 * class ShopPoliciesTest {
 * }</pre>
 *
 * <p>What covered and proven mean, {@link io.sre.tempo.assertions.coverage.CoverageReport CoverageReport} says. The minima
 * are not checked if a test failed, or if only some of the class's tests were run. Assertions count if they run on the
 * thread of the test.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(PolicyCoverageExtension.class)
public @interface PolicyCoverage {

    /** {@return the percentage of policies and rules in scope that must be covered, 0 to 100} */
    int minimum() default 0;

    /** {@return the percentage of policies and rules in scope that must be proven, 0 to 100} */
    int minimumProven() default 0;

    /**
     * {@return the namespaces whose policies are in scope; none for all policies of the clusters that are asserted on.
     * Policies of the whole cluster are always in scope}
     */
    String[] namespaces() default {};

    /**
     * {@return where to write the report: a folder, relative to that of the module. The files are named for the class and
     * end in .txt, .html and .json}
     */
    String report() default "target/policy-coverage";
}
