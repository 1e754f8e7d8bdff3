package io.sre.tempo.examples.policytests;

import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.Selection.pod;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sre.tempo.assertions.junit.ClusterFrom;
import io.sre.tempo.assertions.junit.PolicyCoverage;
import io.sre.tempo.policies.reach.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Runs what the README says of policy tests. */
class ReadmeTest {

    private static final Path README = Path.of("../../README.md");

    @Nested
    @ClusterFrom("src/main/k8s")
    @PolicyCoverage(minimum = 20)
    class ShopPoliciesTest {

        @Test
        void checkout_is_the_only_way_to_the_database(Cluster shop) {
            assertThat(shop).into("shop/db").onTcp(5432).isAllowedOnlyFrom(pod("shop/checkout"), pod("shop/db"));
            assertThat(shop).from(outside()).to("shop/web").onTcp(8080).isDenied();
        }

        @Test
        void a_new_pod_gets_nowhere(Cluster shop) {
            Cluster more = shop.withPod("shop", "new", Map.of("app", "new"));

            assertThat(more).from("shop/new").to("shop/db").onTcp(5432).isDenied();
        }
    }

    @Nested
    @ClusterFrom("src/main/k8s")
    class FailingTest {

        @Test
        void says_what_the_readme_shows(Cluster shop) throws IOException {
            assertThatThrownBy(() -> assertThat(shop)
                            .from("monitoring/prometheus-0")
                            .to("shop/web")
                            .onTcp(8080)
                            .isAllowed())
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage()).strip())
                            .isEqualTo(block("text", 1).strip()));
        }
    }

    @Test
    void shows_what_is_run_here() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/sre/tempo/examples/policytests/ReadmeTest.java"));

        assertThat(squeezed(source)).contains(squeezed(block("java", 3)));
    }

    private static String block(String language, int number) throws IOException {
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(README));
        for (int index = 0; index <= number; index++) {
            assertThat(block.find()).isTrue();
        }
        return block.group(1);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
