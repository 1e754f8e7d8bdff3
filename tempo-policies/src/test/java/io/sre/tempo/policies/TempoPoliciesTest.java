package io.sre.tempo.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.sre.tempo.model.Descriptions;
import io.sre.tempo.model.Mesh;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.release.Listener;
import io.sre.tempo.model.release.TempoRelease;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TempoPoliciesTest {

    private static final Set<String> MESH = Set.of("15020/TCP", "15008/TCP");

    @Provide
    Arbitrary<Tempo> descriptions() {
        return Descriptions.any();
    }

    @Test
    void close_the_namespace_and_open_tempo() {
        Tempo tempo = Descriptions.minimal();
        List<NetworkPolicy> policies = NetworkPolicies.of(tempo);

        assertThat(policies)
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactly("default-deny", "allow-tempo");
        assertThat(policies).allSatisfy(policy -> {
            assertThat(policy.getMetadata().getNamespace()).isEqualTo("tempo");
            assertThat(policy.getMetadata().getLabels()).containsEntry("app.kubernetes.io/part-of", "sre-platform");
            assertThat(policy.getMetadata().getAnnotations()).containsEntry("sre.io/nist-controls", "AU-2, SI-4");
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        });
        assertThat(policies.get(0).getSpec().getPodSelector().getMatchLabels()).isEmpty();
        assertThat(policies.get(1).getSpec().getPodSelector().getMatchLabels())
                .isEqualTo(TempoRelease.of(tempo).podLabels());
    }

    @Test
    void say_why_there_is_each_rule() {
        Map<JsonPointer, String> purposes = RulePurposes.of(NetworkPolicies.allowTempo(Descriptions.minimal()));

        assertThat(purposes)
                .hasSize(9)
                .containsEntry(JsonPointer.compile("/spec/ingress/0"), "Zipkin spans from every namespace")
                .containsEntry(JsonPointer.compile("/spec/ingress/3"), "Queries for traces from namespace monitoring")
                .containsEntry(JsonPointer.compile("/spec/egress/0"), "DNS to namespace kube-system")
                .containsEntry(JsonPointer.compile("/spec/egress/1"), "Blocks in the S3 bucket to public addresses");
    }

    @Property(tries = 300)
    void let_in_exactly_what_listens_and_was_chosen(@ForAll("descriptions") Tempo tempo) {
        Set<String> open = ports(NetworkPolicies.allowTempo(tempo).getSpec().getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .toList());
        Set<String> listening = TempoRelease.of(tempo).listeners().stream()
                .filter(listener -> listener.unwanted().isEmpty())
                .map(listener -> listener.port() + "/" + listener.transport())
                .collect(Collectors.toCollection(TreeSet::new));

        open.removeAll(MESH);
        assertThat(open).isEqualTo(listening);
        assertThat(TempoRelease.of(tempo).listeners())
                .allMatch(listener ->
                        listener.isReachable() == listener.unwanted().isEmpty());
    }

    @Property(tries = 300)
    void open_nothing_by_leaving_something_out(@ForAll("descriptions") Tempo tempo) {
        NetworkPolicy policy = NetworkPolicies.allowTempo(tempo);

        assertThat(policy.getSpec().getIngress()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getFrom()).isNotEmpty();
            assertThat(rule.getPorts()).isNotEmpty();
        });
        assertThat(policy.getSpec().getEgress()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getTo()).isNotEmpty();
            assertThat(rule.getPorts()).isNotEmpty();
        });
        assertThat(RulePurposes.of(policy))
                .hasSize(policy.getSpec().getIngress().size()
                        + policy.getSpec().getEgress().size());
    }

    @Property(tries = 300)
    void reach_out_exactly_for_what_the_description_implies(@ForAll("descriptions") Tempo tempo) {
        Set<Purpose> purposes =
                Flows.of(tempo).egress().stream().map(Flow::purpose).collect(Collectors.toSet());

        assertThat(purposes).contains(Purpose.DNS);
        assertThat(purposes.contains(Purpose.S3))
                .isEqualTo(tempo.objectStorage().isPresent());
        assertThat(purposes.contains(Purpose.REMOTE_WRITE))
                .isEqualTo(tempo.metricsGenerator().isPresent());
        assertThat(purposes.contains(Purpose.MESH_CONTROL_PLANE))
                .isEqualTo(tempo.mesh().mode() == Mesh.Mode.SIDECAR);
    }

    @Test
    void know_why_a_port_is_open_that_nobody_chose() {
        List<Listener> unwanted = TempoRelease.of(Descriptions.minimal()).listeners().stream()
                .filter(listener -> listener.unwanted().isPresent())
                .toList();

        assertThat(unwanted).singleElement().satisfies(listener -> {
            assertThat(listener.port()).isEqualTo(55678);
            assertThat(listener.address()).isEqualTo("127.0.0.1");
            assertThat(listener.unwanted()).hasValue("the chart turns it on and Helm 3 cannot turn it off");
        });
    }

    private static Set<String> ports(List<NetworkPolicyPort> ports) {
        return ports.stream()
                .map(port -> port.getPort().getIntVal() + "/" + port.getProtocol())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
