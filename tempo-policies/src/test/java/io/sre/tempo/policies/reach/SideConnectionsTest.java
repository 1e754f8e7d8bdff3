package io.sre.tempo.policies.reach;

import static io.sre.tempo.policies.reach.Clusters.pod;
import static io.sre.tempo.policies.reach.Clusters.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sre.tempo.policies.reach.random.RandomCluster;
import io.sre.tempo.policies.reach.random.RandomClusters;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What one end says, whatever the other does. */
class SideConnectionsTest {

    private static final Reachability SHOP = Reachability.of(Clusters.of(
            pod("shop", "web", "{app: web}"),
            pod("shop", "db", "{app: db}"),
            policy("shop", "web", """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Egress]
                    egress: [{ports: [{port: 5432}, {port: sql}]}]"""),
            policy("shop", "db", """
                    podSelector: {matchLabels: {app: db}}
                    policyTypes: [Ingress]""")));

    private static SideConnections of(Direction end, String from, String to) {
        return SHOP.connections(end, Endpoint.pod(from), Endpoint.pod(to));
    }

    @Test
    void each_end_speaks_for_itself() {
        assertThat(of(Direction.EGRESS, "shop/web", "shop/db").sure()).hasToString("TCP 5432");
        assertThat(of(Direction.INGRESS, "shop/web", "shop/db").possible().isEmpty())
                .isTrue();
        assertThat(of(Direction.EGRESS, "shop/db", "shop/web").sure().isAll()).isTrue();
        assertThat(of(Direction.INGRESS, "shop/db", "shop/web").sure().isAll()).isTrue();
    }

    @Test
    void what_is_unknown_is_possible_and_not_sure() {
        Cluster more = SHOP.cluster().withPod("shop", "sketch", Map.of());
        SideConnections open =
                SHOP.with(more).connections(Direction.EGRESS, Endpoint.pod("shop/web"), Endpoint.pod("shop/sketch"));

        assertThat(open.sure()).hasToString("TCP 5432");
        assertThat(open.possible().contains(Protocol.TCP, 1)).isTrue();
        assertThat(open.possible().contains(Protocol.UDP, 1)).isFalse();
    }

    @Test
    void a_service_has_no_say() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SHOP.connections(Direction.EGRESS, Endpoint.pod("shop/web"), Endpoint.service("shop/db")))
                .withMessage("Service shop/db has no policies of its own; name its pods");
    }

    @Test
    void tell_which_policies_isolate_a_pod() {
        assertThat(SHOP.isolating(Endpoint.pod("shop/web"), Direction.EGRESS))
                .containsExactly(PolicyRef.networkPolicy("shop", "web"));
        assertThat(SHOP.isolating(Endpoint.pod("shop/web"), Direction.INGRESS)).isEmpty();
        assertThat(SHOP.isolating(Endpoint.address("192.0.2.1"), Direction.EGRESS))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.isolating(Endpoint.service("shop/db"), Direction.INGRESS))
                .withMessage("Service shop/db has no policies of its own; name its pods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHOP.isolating(Endpoint.pod("shop/api"), Direction.INGRESS));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void know_the_same_isolating_policies_as_the_verdicts(@ForAll("clusters") RandomCluster random) {
        Reachability engine = new Comparison(random).reachability();
        for (RandomCluster.Question question : random.questions()) {
            Endpoint from = Comparison.endpoint(question.from());
            Endpoint to = Comparison.endpoint(question.to());
            Protocol protocol = Protocol.valueOf(question.protocol());
            Verdict verdict = engine.verdict(from, to, question.port(), protocol);
            if (hasOneFamily(engine, question.from()) && hasOneFamily(engine, question.to())) {
                List<PolicyRef> told = verdict.egress().isolatedBy();
                // Of what the pod's own node and the pod itself do, no policy is told.
                if (!told.isEmpty()) {
                    assertThat(engine.isolating(from, Direction.EGRESS))
                            .as("egress of %s", question)
                            .containsExactlyElementsOf(told);
                }
                if (!verdict.ingress().isolatedBy().isEmpty()) {
                    assertThat(engine.isolating(to, Direction.INGRESS))
                            .as("ingress of %s", question)
                            .containsExactlyElementsOf(verdict.ingress().isolatedBy());
                }
            }
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void agree_with_the_verdicts(@ForAll("clusters") RandomCluster random) {
        Reachability engine = new Comparison(random).reachability();
        for (RandomCluster.Question question : random.questions()) {
            Endpoint from = Comparison.endpoint(question.from());
            Endpoint to = Comparison.endpoint(question.to());
            Protocol protocol = Protocol.valueOf(question.protocol());
            Verdict verdict = engine.verdict(from, to, question.port(), protocol);
            for (Direction end : Direction.values()) {
                SideConnections there = engine.connections(end, from, to);
                boolean sure = there.sure().contains(protocol, question.port());
                boolean possible = there.possible().contains(protocol, question.port());
                assertThat(possible || !sure).as("%s of %s", end, question).isTrue();
                assertThat(sure || !verdict.isAllowed())
                        .as("sure, %s of %s", end, question)
                        .isTrue();
                assertThat(possible || verdict.isDenied())
                        .as("possible, %s of %s", end, question)
                        .isTrue();
                if (hasOneFamily(engine, question.from()) && hasOneFamily(engine, question.to())) {
                    Outcome outcome = sure ? Outcome.ALLOWED : possible ? Outcome.UNKNOWN : Outcome.DENIED;
                    Side side = end == Direction.EGRESS ? verdict.egress() : verdict.ingress();
                    assertThat(outcome).as("%s of %s", end, question).isEqualTo(side.outcome());
                }
            }
        }
    }

    /** Of two families the one that gets farther counts for a verdict, and an end alone does not know which it is. */
    private static boolean hasOneFamily(Reachability engine, String end) {
        List<ClusterPod> pods =
                RandomCluster.Question.isPod(end) ? engine.cluster().pods(end) : List.of();
        return pods.size() <= 1 && pods.stream().allMatch(pod -> pod.addresses().size() == 1);
    }

    @Provide
    Arbitrary<RandomCluster> clusters() {
        return RandomClusters.any();
    }
}
