package io.sre.tempo.assertions.junit;

import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static io.sre.tempo.assertions.junit.Engine.messages;
import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@ClusterFrom("src/test/resources/io/sre/tempo/assertions/shop")
class ClusterFromTest {

    private static final String SHOP = "src/test/resources/io/sre/tempo/assertions/shop";
    private static final String BROKEN = "src/test/resources/io/sre/tempo/assertions/broken";

    private static Cluster beforeAll = Cluster.empty();

    private final Cluster constructed;
    private Cluster beforeEach = Cluster.empty();

    @ClusterFrom(SHOP)
    private static Cluster shared = Cluster.empty();

    @ClusterFrom("classpath:io/sre/tempo/assertions/shop")
    private Reachability own = Reachability.of(Cluster.empty());

    ClusterFromTest(Cluster constructed) {
        this.constructed = constructed;
    }

    @BeforeAll
    static void takes_a_parameter_before_all(Cluster shop) {
        beforeAll = shop;
    }

    @BeforeEach
    void takes_a_parameter_before_each(Cluster shop) {
        beforeEach = shop;
    }

    @Test
    void reads_the_files_once_for_a_class(Cluster shop) {
        assertThat(shop.pods("shop/checkout")).hasSize(1);
        assertThat(beforeAll == shop).isTrue();
        assertThat(beforeEach == shop).isTrue();
        assertThat(constructed == shop).isTrue();
    }

    @Test
    void gives_a_reachability_with_the_blocks_of_pods(
            @ClusterFrom(value = SHOP, podCidrs = "10.244.0.0/16") Reachability shop) {
        assertThat(shop.semantics().podCidrs()).containsExactly("10.244.0.0/16");
        assertThat(shop).from("shop/db").reachesNothing();
    }

    @Test
    void sets_fields_from_the_module_and_the_class_path() {
        assertThat(shared.pods("shop/checkout")).hasSize(1);
        assertThat(own.cluster().pods("shop/checkout")).hasSize(1);
        assertThat(own.semantics().podCidrs()).containsExactly("0.0.0.0/0");
    }

    @Test
    void prefers_what_a_parameter_asks_for(
            @ClusterFrom(SHOP + "/policies.yaml") Cluster policiesOnly, Cluster shop, Reachability reachability) {
        assertThat(policiesOnly.pods()).isEmpty();
        assertThat(policiesOnly.policies()).isEqualTo(shop.policies());
        assertThat(reachability.cluster() == shop).isTrue();
    }

    @Test
    void leaves_out_what_is_broken_if_asked_to(
            @ClusterFrom(
                            value = {SHOP, BROKEN},
                            leaveOutMalformed = true,
                            dropUnknownFields = true)
                    Cluster lenient) {
        assertThat(lenient.problems()).hasSize(3);
        assertThat(lenient.pods("shop/checkout")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/web", "shop/db"})
    void stands_beside_parameters_of_other_kinds(String pod, Cluster shop) {
        assertThat(shop.pods(pod)).isNotEmpty();
    }

    @Nested
    class InANestedClass {

        @Test
        void is_the_same(Cluster shop) {
            assertThat(shop == beforeAll).isTrue();
        }

        @ClusterFrom(SHOP + "/policies.yaml")
        @Nested
        class WithAnotherCluster {

            @Test
            void is_the_nearest(Cluster policiesOnly) {
                assertThat(policiesOnly.pods()).isEmpty();
            }
        }
    }

    /** Run by the tests below, never on their own. */
    static class Cases {

        @ClusterFrom(BROKEN)
        static class OfBrokenManifests {
            @Test
            void is_never_run() {}
        }

        static class OfABrokenParameter {
            @Test
            void is_never_run(@ClusterFrom(BROKEN) Cluster broken) {}
        }

        static class OfABrokenField {
            @ClusterFrom(BROKEN)
            static Cluster broken = Cluster.empty();

            @Test
            void is_never_run() {}
        }

        @ClusterFrom("src/main/kubernetes")
        static class OfAFolderThatIsNotThere {
            @Test
            void is_never_run() {}
        }

        @ClusterFrom("classpath:kubernetes")
        static class OfAFolderThatIsNotOnTheClassPath {
            @Test
            void is_never_run() {}
        }

        @ClusterFrom({})
        static class OfNothing {
            @Test
            void is_never_run() {}
        }

        @ClusterFrom(value = SHOP, podCidrs = "10.244.0.0")
        static class OfBadBlocks {
            @Test
            void is_never_run() {}
        }

        static class OfAClusterWithBlocks {
            @Test
            void is_never_run(@ClusterFrom(value = SHOP, podCidrs = "10.244.0.0/16") Cluster shop) {}
        }

        static class OfAnEmptyFolder {
            @Test
            void is_never_run(@ClusterFrom("src/test/java") Cluster nobody) {}
        }

        @ClusterFrom("src/test/resources/io/sre/tempo/assertions/odd")
        static class OfManifestsWithWarnings {
            @Test
            void fails(Cluster odd) {
                assertThat(odd).from("shop/web").to(outside()).onTcp(443).isDenied();
            }
        }

        static class OfAParameterOfAnotherType {
            @Test
            void is_never_run(@ClusterFrom(SHOP) String text) {}
        }

        static class OfAFieldOfAnotherType {
            @ClusterFrom(SHOP)
            String text = "";

            @Test
            void is_never_run() {}
        }

        static class OfAFinalField {
            @ClusterFrom(SHOP)
            static final Cluster CLUSTER = Cluster.empty();

            @Test
            void is_never_run() {}
        }
    }

    @Test
    void fails_the_class_with_the_whole_report() {
        assertThat(messages(Cases.OfBrokenManifests.class))
                .singleElement()
                .asString()
                .startsWith("@ClusterFrom(\"%s\") cannot be used: The cluster has 3 problems:".formatted(BROKEN))
                .contains(
                        "\n  1. bad-yaml.yaml:5: ",
                        "\n  2. bad-policies.yaml:7 NetworkPolicy shop/bad-port spec.ingress[0].ports[0].endPort",
                        "\n  3. bad-policies.yaml:14 NetworkPolicy shop/typo spec.policyType");
    }

    @Test
    void fails_the_test_of_a_parameter_and_the_class_of_a_field_alike() {
        String report = messages(Cases.OfBrokenManifests.class).get(0);

        assertThat(messages(Cases.OfABrokenParameter.class))
                .singleElement()
                .asString()
                .contains(report);
        assertThat(messages(Cases.OfABrokenField.class)).containsExactly(report);
    }

    @Test
    void says_what_it_did_not_find() {
        assertThat(messages(Cases.OfAFolderThatIsNotThere.class))
                .singleElement()
                .asString()
                .startsWith("@ClusterFrom(\"src/main/kubernetes\"): there is no /")
                .endsWith("tempo-assertions/src/main/kubernetes; the path is relative to the folder of the module");
        assertThat(messages(Cases.OfAFolderThatIsNotOnTheClassPath.class))
                .containsExactly(
                        "@ClusterFrom(\"classpath:kubernetes\"): there is no kubernetes on the class path of the tests");
        assertThat(messages(Cases.OfNothing.class)).containsExactly("@ClusterFrom names no file and no folder");
    }

    @Test
    void says_what_it_cannot_be_used_for() {
        assertThat(messages(Cases.OfBadBlocks.class))
                .singleElement()
                .asString()
                .contains("podCidrs[0]", "10.244.0.0/32");
        assertThat(messages(Cases.OfAParameterOfAnotherType.class))
                .singleElement()
                .asString()
                .contains(
                        "@ClusterFrom is for parameters of type Cluster or Reachability, not for \"java.lang.String text\"");
        assertThat(messages(Cases.OfAFieldOfAnotherType.class))
                .singleElement()
                .asString()
                .contains(
                        "@ClusterFrom is for fields of type Cluster or Reachability that are not final, not for \"java.lang.String");
        assertThat(messages(Cases.OfAFinalField.class))
                .singleElement()
                .asString()
                .contains("that are not final", "CLUSTER");
    }

    @Test
    void refuses_blocks_where_they_would_have_no_effect_and_folders_without_manifests() {
        assertThat(messages(Cases.OfAClusterWithBlocks.class))
                .singleElement()
                .asString()
                .contains(
                        "@ClusterFrom(podCidrs) has no effect on a Cluster, which knows no semantics; take a Reachability");
        assertThat(messages(Cases.OfAnEmptyFolder.class))
                .singleElement()
                .asString()
                .contains("@ClusterFrom(\"src/test/java\"): there is no manifest in it");
    }

    @Test
    void publishes_warnings_and_mentions_them_in_failures() {
        EngineExecutionResults results = Engine.run(Cases.OfManifestsWithWarnings.class);

        assertThat(messages(results))
                .singleElement()
                .asString()
                .endsWith("\n2 warnings about these manifests (Cluster.warnings() has all), the first: odd.yaml:5"
                        + " CiliumNetworkPolicy shop/l7: cilium.io is not Kubernetes' own and is not evaluated; test it with the"
                        + " tools of its network plugin");
        assertThat(results.allEvents().reportingEntryPublished().list())
                .singleElement()
                .asString()
                .contains("CiliumNetworkPolicy shop/l7", "NetworkPolicy shop/nobody spec.podSelector");
    }
}
