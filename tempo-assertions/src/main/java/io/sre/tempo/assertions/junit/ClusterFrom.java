package io.sre.tempo.assertions.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Reads manifests into a {@link io.sre.tempo.policies.reach.Cluster Cluster} for a test.
 *
 * <pre>{@code
 * @ClusterFrom("src/main/k8s")
 * class ShopPoliciesTest {
 *     @Test
 *     void the_web_reaches_the_database(Cluster cluster) {
 *         assertThat(cluster).from("shop/web").to("shop/db").onTcp(5432).isAllowed();
 *     }
 * }
 * }</pre>
 *
 * <p>On a class, for every parameter of type {@code Cluster} or {@link io.sre.tempo.policies.reach.Reachability
 * Reachability} of its methods and constructor, those of nested classes included. On a parameter, for that one. On a field
 * of one of these types, which is set before the first method runs; it must not be final. The files are read once for each
 * test class.
 *
 * <p>What is wrong with the manifests fails the class or the test, with file and line of everything; so does it if there is no
 * manifest. {@linkplain io.sre.tempo.policies.reach.Cluster#warnings() Warnings} are logged and published as a report entry,
 * and failures of assertions mention them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PARAMETER, ElementType.FIELD})
@ExtendWith(ClusterExtension.class)
public @interface ClusterFrom {

    /**
     * {@return files and folders: relative to the folder of the module (the system property {@code basedir}, which Maven
     * sets, else the working directory), or on the class path with {@code classpath:} in front}
     */
    String[] value();

    /** {@return whether unknown fields of policies are dropped, as the API server does, instead of refused} */
    boolean dropUnknownFields() default false;

    /** {@return whether that is left out which the API server would refuse, and files that cannot be read} */
    boolean leaveOutMalformed() default false;

    /**
     * {@return the blocks from which pods get their addresses, for a {@code Reachability}: the semantics are the defaults
     * with these {@link io.sre.tempo.policies.reach.Semantics#podCidrs(String...) podCidrs}; none for the defaults. A {@code Cluster} has no
     * semantics, so beside these it is refused}
     */
    String[] podCidrs() default {};
}
