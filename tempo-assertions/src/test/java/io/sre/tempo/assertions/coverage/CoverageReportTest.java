package io.sre.tempo.assertions.coverage;

import static io.sre.tempo.assertions.Selection.addresses;
import static io.sre.tempo.assertions.Selection.namespace;
import static io.sre.tempo.assertions.Selection.outside;
import static io.sre.tempo.assertions.Selection.pod;
import static io.sre.tempo.assertions.Selection.role;
import static io.sre.tempo.assertions.TempoAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Endpoint;
import io.sre.tempo.policies.reach.Protocol;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageReportTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/sre/tempo/assertions");

    private final Reachability shop = Reachability.of(
            Cluster.read(FOLDER.resolve("shop")), Semantics.defaults().podCidrs("10.244.0.0/16"));

    private CoverageReport someTests() {
        return CoverageRecorder.record(() -> {
            assertThat(shop).from("shop/web").to("shop/checkout").onTcp(8080).isAllowed();
            assertThat(shop).from("shop/checkout").to("shop/db").onTcp(5432).isAllowed();
            assertThat(shop).from("shop/web").to("shop/db").onTcp(5432).isDenied();
        });
    }

    @Test
    void knows_what_decided_and_what_could_be_removed() throws IOException {
        CoverageReport report = someTests().titled("SomeTest");

        assertMatches("some-tests.golden.txt", report.text());
        assertThat(report).hasToString(report.toString());
    }

    @Test
    void is_the_same_each_time() {
        assertThat(someTests().text()).isEqualTo(someTests().text());
        assertThat(someTests().html()).isEqualTo(someTests().html());
        assertThat(someTests().json()).isEqualTo(someTests().json());
    }

    @Test
    void a_policy_without_rules_is_covered_by_what_it_stops() {
        CoverageReport report = CoverageRecorder.record(() ->
                assertThat(shop).from("shop/db-0").to("shop/db-1").onTcp(80).isDenied());

        // Egress is closed by default-deny alone, ingress by both.
        assertThat(report.parts().stream().filter(CoveredPart::isCovered).map(CoveredPart::toString))
                .containsExactly("NetworkPolicy shop/db", "NetworkPolicy shop/default-deny");
        assertThat(report.proven()).as("each alone would be enough").isZero();
    }

    @Test
    void the_end_that_did_not_matter_is_not_covered() {
        CoverageReport report = CoverageRecorder.record(() -> assertThat(shop)
                .from("monitoring/grafana")
                .to("shop/checkout")
                .onTcp(8080)
                .isDenied());

        assertThat(report.parts().stream().filter(CoveredPart::isCovered).map(CoveredPart::toString))
                .containsExactly("NetworkPolicy shop/checkout", "NetworkPolicy shop/default-deny");
    }

    @Test
    void what_fails_covers_nothing() {
        CoverageReport report = CoverageRecorder.record(() -> assertThatThrownBy(() -> assertThat(shop)
                        .from("shop/web")
                        .to("shop/checkout")
                        .onTcp(8080)
                        .isDenied())
                .isInstanceOf(AssertionError.class));

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.assertions()).isZero();
        assertThat(report.parts()).isEmpty();
        assertThat(report.coveredPercent()).isEqualTo(100);
        assertThat(report.text()).contains("0 assertions held (1 failed and do not count) on 0 clusters");
    }

    @Test
    void what_is_unknown_is_decided_by_nobody() {
        CoverageReport report = CoverageRecorder.record(() -> assertThat(shop.cluster())
                .acceptingUnknown()
                .from("monitoring/grafana")
                .to("shop/web")
                .onTcp(8080)
                .isAllowed());

        // Without the rule it would be denied, though: the assertion does need it.
        assertThat(report.parts().stream().filter(CoveredPart::isProven).map(CoveredPart::toString))
                .containsExactly("NetworkPolicy shop/web", "NetworkPolicy shop/web ingress[0]");
        assertThat(report.parts()).allMatch(part -> part.decides().isEmpty());
    }

    @Test
    void everything_can_be_proven() {
        CoverageReport report = CoverageRecorder.record(() -> {
            assertThat(shop).into("shop/checkout").onPort("http").isAllowedOnlyFrom(pod("shop/web"));
            assertThat(shop).into("shop/checkout").onPort("metrics").isAllowedOnlyFrom(pod("monitoring/prometheus-0"));
            assertThat(shop)
                    .from("shop/checkout")
                    .reachesOnly(
                            pod("shop/db").onTcp(5432),
                            addresses("198.51.100.0/24").onTcp(443));
            assertThat(shop).from("shop/db").reachesNothing();
            assertThat(shop)
                    .into("shop/web")
                    .onEveryPort()
                    .isDeniedExceptFrom(outside(), namespace("monitoring"))
                    .onPort("http")
                    .isAllowedOnlyFrom(addresses("0.0.0.0/0", "10.0.0.0/8"));
        });

        assertThat(report.parts().stream().filter(part -> !part.isProven()).map(CoveredPart::toString))
                .isEmpty();
        assertThat(report.provenPercent()).isEqualTo(100);
    }

    @Test
    void claims_of_several_clusters_count_together() {
        Cluster more = shop.cluster().withPod("shop", "intruder", Map.of("app", "intruder"));
        CoverageReport report = CoverageRecorder.record(() -> {
            assertThat(shop).from("shop/web").to("shop/checkout").onTcp(8080).isAllowed();
            assertThat(more).from("shop/intruder").to("shop/db").onTcp(5432).isDenied();
        });

        assertThat(report.clusters()).isEqualTo(2);
        assertThat(report.assertions()).isEqualTo(2);
    }

    @Test
    void an_assertion_of_ones_own_takes_part() {
        Claim own = new Claim() {
            @Override
            public String text() {
                return "the web may call the checkout";
            }

            @Override
            public Judgement judge(Inquiry inquiry) {
                return inquiry.verdict(Endpoint.pod("shop/web"), Endpoint.service("shop/checkout"), 80, Protocol.TCP)
                                .isAllowed()
                        ? Judgement.upheld()
                        : Judgement.refuted(() -> "it may not");
            }
        };
        CoverageReport report = CoverageRecorder.record(
                () -> assertThat(CoverageRecorder.judge(own, shop).isUpheld()).isTrue());

        assertThat(report.parts().stream().filter(CoveredPart::isProven).map(CoveredPart::toString))
                .containsExactly(
                        "NetworkPolicy shop/checkout",
                        "NetworkPolicy shop/checkout ingress[0]",
                        "NetworkPolicy shop/web",
                        "NetworkPolicy shop/web egress[0]");
        assertThat(report.parts().get(0).provenBy()).contains("the web may call the checkout");
    }

    @Test
    void recorders_may_be_nested() {
        CoverageReport[] inner = new CoverageReport[1];
        CoverageReport outer = CoverageRecorder.record(() -> {
            assertThat(shop).from("shop/web").to("shop/checkout").onTcp(8080).isAllowed();
            inner[0] = someTests();
        });

        assertThat(inner[0].assertions()).isEqualTo(3);
        assertThat(outer.assertions()).isEqualTo(4);
        assertThat(CoverageRecorder.record(() -> {}).assertions()).isZero();
    }

    @Test
    void can_be_restricted_to_some_policies() {
        CoverageReport report = someTests().of(policy -> policy.name().equals("web"));

        assertThat(report.parts())
                .hasSize(3)
                .allMatch(part -> part.policy().name().equals("web"));
    }

    @Test
    void is_written_as_text_page_and_json(@TempDir Path folder) throws IOException {
        CoverageReport report = someTests().titled("SomeTest");
        report.writeTo(folder.resolve("reports"), "SomeTest");

        assertThat(Files.readString(folder.resolve("reports/SomeTest.txt"))).isEqualTo(report.text());
        assertThat(Files.readString(folder.resolve("reports/SomeTest.html"))).isEqualTo(report.html());
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("reports/SomeTest.json").toFile());
        assertThat(json.path("total").asInt()).isEqualTo(report.parts().size());
        assertThat(json.path("covered").asInt()).isEqualTo(report.covered());
        assertThat(json.path("parts")).hasSize(report.parts().size());
        assertThat(json.at("/parts/0/policy").asText()).isEqualTo("NetworkPolicy shop/checkout");
    }

    @Test
    void says_where_it_cannot_be_written(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> someTests().writeTo(file, "SomeTest"))
                .hasMessage("the coverage report cannot be written to " + file);
    }

    @Test
    void the_page_shows_texts_as_they_are() {
        CoverageReport report = CoverageRecorder.record(() -> assertThat(shop)
                        .from(role("<b>&{{rows}}'\"", pod("shop/web")))
                        .to("shop/db")
                        .onTcp(1)
                        .isDenied())
                .titled("{{rows}}<script>");

        assertThat(report.html())
                .doesNotContain("<b>&{{", "{{rows}}", "<script>alert")
                .contains("&lt;script&gt;");
    }

    private static void assertMatches(String name, String text) throws IOException {
        Path file = FOLDER.resolve("coverage").resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
    }
}
