package io.sre.tempo.assertions.junit;

import static io.sre.tempo.assertions.Selection.pod;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static io.sre.tempo.assertions.junit.Engine.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCoverageTest {

    private static final String SHOP = "src/test/resources/io/sre/tempo/assertions/shop";
    private static final String REPORTS = "target/policy-coverage-test";

    /** Run by the tests below, never on their own. */
    static class Cases {

        @ClusterFrom(SHOP)
        @PolicyCoverage(minimum = 60, minimumProven = 60, report = REPORTS)
        static class Enough {

            @BeforeAll
            static void counts_before_all(Cluster shop) {
                assertThat(shop)
                        .from("shop/web")
                        .to("shop/checkout")
                        .onTcp(8080)
                        .isAllowed();
            }

            @BeforeEach
            void counts_before_each(Cluster shop) {
                assertThat(shop)
                        .from("shop/web")
                        .to("shop/checkout")
                        .onTcp(9090)
                        .isDenied();
            }

            @Test
            void counts_a_test(Cluster shop) {
                assertThat(shop).from("shop/checkout").to("shop/db").onTcp(5432).isAllowed();
            }

            @ParameterizedTest
            @ValueSource(ints = {22, 80})
            void counts_each_run(int port, Cluster shop) {
                assertThat(shop).from("shop/web").to("shop/db").onTcp(port).isDenied();
            }

            @TestFactory
            List<DynamicTest> counts_dynamic_tests(Cluster shop) {
                return List.of(dynamicTest(
                        "dynamic", () -> assertThat(shop).from("shop/db").reachesNothing()));
            }

            @Disabled("for a reason")
            @Test
            void does_not_wait_for_what_is_disabled() {}

            @AfterEach
            void counts_after_each(Cluster shop) {
                assertThat(shop)
                        .from("shop/web")
                        .to("shop/checkout")
                        .onTcp(9090)
                        .isDenied();
            }

            @AfterAll
            static void counts_after_all(Cluster shop) {
                assertThat(shop).from("shop/checkout").to("shop/web").onTcp(22).isDenied();
            }

            @Nested
            class InANestedClass {

                @Test
                void counts_a_test(Cluster shop) {
                    assertThat(shop)
                            .into("shop/checkout")
                            .onPort("metrics")
                            .isAllowedOnlyFrom(pod("monitoring/prometheus-0"));
                }
            }

            @Disabled("for a reason")
            @Nested
            class InADisabledClass {

                @Test
                void does_not_wait_for_it() {}
            }
        }

        @ClusterFrom(SHOP)
        @PolicyCoverage(minimum = 50, minimumProven = 40, report = REPORTS)
        static class TooLittle {

            @Test
            void is_all_there_is(Cluster shop) {
                assertThat(shop).from("shop/web").to("shop/db").onTcp(5432).isDenied();
            }
        }

        static class Heir extends TooLittle {}

        @ClusterFrom(SHOP)
        @PolicyCoverage(minimum = 100, report = REPORTS)
        static class WithAFailure {

            @Test
            void fails(Cluster shop) {
                assertThat(shop).from("shop/web").to("shop/db").onTcp(5432).isAllowed();
            }
        }

        @ClusterFrom(SHOP)
        @PolicyCoverage(minimum = 1, report = REPORTS)
        static class WithoutAssertions {

            @Test
            void asserts_nothing() {}
        }

        @PolicyCoverage(minimum = 1, report = REPORTS)
        static class WithoutPolicies {

            @Test
            void has_only_pods() {
                Cluster pods = Cluster.empty().withPod("shop", "web", Map.of()).withPod("shop", "db", Map.of());
                assertThat(pods).from("shop/web").to("shop/db").onTcp(5432).isAllowed();
            }
        }

        @ClusterFrom(SHOP)
        @PolicyCoverage(minimum = 100, namespaces = "tempo", report = REPORTS)
        static class OfAnotherNamespace {

            @Test
            void has_no_policies_there(Cluster shop) {
                assertThat(shop).from("shop/web").to("shop/db").onTcp(5432).isDenied();
            }
        }

        @ClusterFrom(SHOP)
        @PolicyCoverage(report = REPORTS)
        static class WithItsOwnInside {

            @Test
            void counts_for_the_outer(Cluster shop) {
                assertThat(shop).from("shop/web").to("shop/db").onTcp(5432).isDenied();
            }

            @PolicyCoverage(report = REPORTS)
            @Nested
            class Inside {

                @Test
                void counts_for_both(Reachability shop) {
                    assertThat(shop).from("shop/web").to("shop/db").onTcp(22).isDenied();
                }
            }
        }

        @PolicyCoverage(minimum = 101)
        static class OfTooMuch {

            @Test
            void is_never_run() {}
        }

        @PolicyCoverage(minimumProven = -1)
        static class OfTooFew {

            @Test
            void is_never_run() {}
        }

        @PolicyCoverage(report = SHOP + "/shop.yaml")
        static class WithAFileForAFolder {

            @Test
            void asserts_nothing() {}
        }
    }

    private static String report(Class<?> tests) throws IOException {
        return Files.readString(Path.of(REPORTS, tests.getName() + ".txt"));
    }

    @Test
    void counts_every_assertion_of_the_class() throws IOException {
        assertThat(messages(Cases.Enough.class)).isEmpty();
        assertThat(report(Cases.Enough.class))
                .startsWith("Policy coverage of " + Cases.Enough.class.getName() + "\n")
                // Before and after all, four tests with one assertion, and two around each of five runs.
                .contains("  17 assertions held on 1 cluster; in scope are 4 policies and 7 rules\n");
    }

    @Test
    void fails_the_class_if_it_is_too_little() {
        String page = Path.of(REPORTS, Cases.TooLittle.class.getName() + ".html")
                .toAbsolutePath()
                .toUri()
                .toString();

        assertThat(messages(Cases.TooLittle.class)).singleElement().asString().isEqualTo("""
                Policy coverage of %s is too low:
                  covered: 3 of 11 policies and rules (27 %%), at least 50 %% are wanted; these are not:
                    NetworkPolicy shop/checkout: 4 rules
                    NetworkPolicy shop/checkout egress[0]: allows pods app=db of namespace shop on TCP 5432
                    NetworkPolicy shop/checkout egress[1]: allows 198.51.100.0/24 on TCP 443
                    NetworkPolicy shop/checkout ingress[0]: allows pods app=web of namespace shop on TCP port http
                    NetworkPolicy shop/checkout ingress[1]: allows pods app=prometheus of namespace monitoring on TCP port metrics
                    NetworkPolicy shop/db ingress[0]: allows pods app=checkout of namespace shop on TCP 5432
                    NetworkPolicy shop/web egress[0]: allows pods app=checkout of namespace shop on TCP port http
                    NetworkPolicy shop/web ingress[0]: allows 0.0.0.0/0 except 10.0.0.0/8 on TCP port http
                  proven: 0 of 11 policies and rules (0 %%), at least 40 %% are wanted; these are not:
                    NetworkPolicy shop/checkout: 4 rules
                    NetworkPolicy shop/checkout egress[0]: allows pods app=db of namespace shop on TCP 5432
                    NetworkPolicy shop/checkout egress[1]: allows 198.51.100.0/24 on TCP 443
                    NetworkPolicy shop/checkout ingress[0]: allows pods app=web of namespace shop on TCP port http
                    NetworkPolicy shop/checkout ingress[1]: allows pods app=prometheus of namespace monitoring on TCP port metrics
                    NetworkPolicy shop/db: one rule
                    NetworkPolicy shop/db ingress[0]: allows pods app=checkout of namespace shop on TCP 5432
                    NetworkPolicy shop/default-deny: no rules
                    NetworkPolicy shop/web: 2 rules
                    NetworkPolicy shop/web egress[0]: allows pods app=checkout of namespace shop on TCP port http
                    … and 1 more
                The report: %s""".formatted(
                        Cases.TooLittle.class.getName(), page));
    }

    @Test
    void is_inherited() {
        assertThat(messages(Cases.Heir.class))
                .singleElement()
                .asString()
                .startsWith("Policy coverage of " + Cases.Heir.class.getName() + " is too low:");
    }

    @Test
    void is_not_checked_if_a_test_failed() throws IOException {
        assertThat(messages(Cases.WithAFailure.class))
                .singleElement()
                .asString()
                .contains("Expected to be allowed");
        assertThat(report(Cases.WithAFailure.class)).contains("0 assertions held (1 failed and do not count)");
    }

    @Test
    void is_not_checked_if_only_some_tests_were_run() {
        assertThat(messages(Engine.run(Cases.Enough.class, "counts_dynamic_tests", Cluster.class)))
                .isEmpty();
    }

    @Test
    void wants_something_to_measure() {
        assertThat(messages(Cases.WithoutAssertions.class))
                .singleElement()
                .asString()
                .contains("is too low:\n  no assertion about a cluster was made\n");
        assertThat(messages(Cases.WithoutPolicies.class))
                .singleElement()
                .asString()
                .contains("is too low:\n  no policy is in scope\n");
        assertThat(messages(Cases.OfAnotherNamespace.class))
                .singleElement()
                .asString()
                .contains("is too low:\n  no policy is in scope\n");
    }

    @Test
    void may_be_measured_inside_and_outside() throws IOException {
        assertThat(messages(Cases.WithItsOwnInside.class)).isEmpty();
        assertThat(report(Cases.WithItsOwnInside.class)).contains("2 assertions held");
        assertThat(report(Cases.WithItsOwnInside.Inside.class)).contains("1 assertion held");
    }

    @Test
    void wants_percentages() {
        assertThat(messages(Cases.OfTooMuch.class))
                .containsExactly("@PolicyCoverage(minimum = 101) is no percentage from 0 to 100");
        assertThat(messages(Cases.OfTooFew.class))
                .containsExactly("@PolicyCoverage(minimumProven = -1) is no percentage from 0 to 100");
    }

    @Test
    void says_where_the_report_cannot_be_written() {
        assertThat(messages(Cases.WithAFileForAFolder.class))
                .containsExactly("the coverage report cannot be written to "
                        + Path.of(SHOP, "shop.yaml").toAbsolutePath());
    }
}
