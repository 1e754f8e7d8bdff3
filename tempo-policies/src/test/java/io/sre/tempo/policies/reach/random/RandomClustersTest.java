package io.sre.tempo.policies.reach.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.sre.tempo.policies.reach.naive.NaiveEnd;
import io.sre.tempo.policies.reach.naive.NaiveEvaluator;
import io.sre.tempo.policies.reach.naive.NaiveOutcome;
import io.sre.tempo.policies.reach.random.RandomCluster.Question;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn by chance is worth asking about. */
class RandomClustersTest {

    private static final int CLUSTERS = 1000;

    private static final List<RandomCluster> ALL =
            LongStream.range(0, CLUSTERS).mapToObj(RandomClusters::of).toList();

    private static final List<String> TEXTS =
            ALL.stream().map(cluster -> cluster.objects().toString()).toList();

    private static Stream<RandomCluster> clusters() {
        return ALL.stream();
    }

    @Test
    void gives_the_same_cluster_for_the_same_seed() {
        assertThat(RandomClusters.of(42)).isEqualTo(RandomClusters.of(42)).isNotEqualTo(RandomClusters.of(43));
    }

    @Test
    void asks_as_many_questions_as_it_says() {
        assertThat(clusters().mapToInt(cluster -> cluster.questions().size()).sum())
                .isCloseTo(CLUSTERS * RandomClusters.QUESTIONS, withPercentage(1));
    }

    @Test
    void meets_all_outcomes_often() {
        Map<NaiveOutcome, Integer> percent = new EnumMap<>(NaiveOutcome.class);
        clusters().forEach(cluster -> {
            NaiveEvaluator naive = NaiveEvaluator.of(cluster.objects(), cluster.options());
            for (RandomCluster.Sketch sketch : cluster.sketches()) {
                naive = naive.withSketch(sketch.namespace(), sketch.name(), sketch.labels());
            }
            for (Question question : cluster.questions()) {
                NaiveOutcome outcome = naive.ask(
                        end(naive, question.from()), end(naive, question.to()), question.port(), question.protocol());
                percent.merge(outcome, 1, Integer::sum);
            }
        });
        percent.replaceAll((outcome, count) -> count * 100 / CLUSTERS / RandomClusters.QUESTIONS);

        assertThat(percent.get(NaiveOutcome.ALLOWED)).as("%s", percent).isGreaterThanOrEqualTo(20);
        assertThat(percent.get(NaiveOutcome.DENIED)).as("%s", percent).isGreaterThanOrEqualTo(20);
        assertThat(percent.get(NaiveOutcome.UNKNOWN)).as("%s", percent).isGreaterThanOrEqualTo(5);
    }

    private static NaiveEnd end(NaiveEvaluator naive, String end) {
        return Question.isPod(end) ? naive.end(naive.pod(end)) : naive.end(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\":\"NetworkPolicy\"",
                "\"kind\":\"ClusterNetworkPolicy\"",
                "\"kind\":\"AdminNetworkPolicy\"",
                "\"kind\":\"BaselineAdminNetworkPolicy\"",
                "\"kind\":\"Deployment\"",
                "\"kind\":\"StatefulSet\"",
                "\"kind\":\"DaemonSet\"",
                "\"kind\":\"Job\"",
                "\"kind\":\"CronJob\"",
                "\"kind\":\"Node\"",
                "\"policyTypes\":[]",
                "\"policyTypes\":[\"Ingress\"]",
                "\"policyTypes\":[\"Egress\"]",
                "\"policyTypes\":[\"Ingress\",\"Egress\"]",
                "\"policyTypes\":[\"Ingress\",\"Ingress\"]",
                "\"podSelector\":{}",
                "\"namespaceSelector\":{}",
                "\"ingress\":[]",
                "\"ingress\":[{}",
                "\"egress\":[]",
                "\"from\":[]",
                "\"from\":null",
                "\"ports\":[]",
                "\"ports\":[{}",
                "{\"protocol\":\"UDP\"}",
                "{\"protocol\":\"SCTP\"}",
                "\"endPort\":65535",
                "\"port\":\"http\"",
                "\"port\":\"nobody\"",
                "\"operator\":\"In\"",
                "\"operator\":\"NotIn\"",
                "\"operator\":\"Exists\"",
                "\"operator\":\"DoesNotExist\"",
                "\"values\":[\"\"]",
                "\"values\":[]",
                "\"key\":\"nobody\"",
                "\"matchLabels\":{\"kubernetes.io/metadata.name\":",
                "/0\"",
                "/32\"",
                "/128\"",
                "\"except\":[]",
                "\"except\":[\"",
                "\"hostNetwork\":true",
                "\"nodeName\":\"n1\"",
                "\"phase\":\"Succeeded\"",
                "\"podIP\":\"fd00:",
                "\"restartPolicy\":\"Always\"",
                "\"tier\":\"Admin\"",
                "\"tier\":\"Baseline\"",
                "\"action\":\"Allow\"",
                "\"action\":\"Accept\"",
                "\"action\":\"Deny\"",
                "\"action\":\"Pass\"",
                "\"networks\":[",
                "\"nodes\":{",
                "\"domainNames\":[",
                "\"namedPort\":",
                "\"destinationNamedPort\":",
                "\"portNumber\":",
                "\"portRange\":",
                "\"range\":{",
                "\"number\":",
                RandomCluster.UNKNOWN_PEER
            })
    void has_everything_that_a_manifest_can_say(String piece) {
        assertThat(TEXTS.stream().filter(text -> text.contains(piece))).hasSizeGreaterThan(CLUSTERS / 100);
    }

    @Test
    void has_pods_of_the_same_name_in_two_namespaces() {
        assertThat(clusters().filter(cluster -> {
                    List<String> names = cluster.objects().stream()
                            .filter(object -> object.path("kind").asText().equals("Pod"))
                            .map(object -> object.path("metadata").path("name").asText())
                            .toList();
                    return names.stream().distinct().count() < names.size();
                }))
                .hasSizeGreaterThan(CLUSTERS / 3);
    }

    @Test
    void has_policies_of_equal_priority() {
        assertThat(clusters().filter(cluster -> {
                    List<Integer> priorities = cluster.objects().stream()
                            .filter(object -> object.path("spec").has("priority"))
                            .map(object -> object.path("spec").path("priority").asInt())
                            .toList();
                    return priorities.stream().distinct().count() < priorities.size();
                }))
                .hasSizeGreaterThan(CLUSTERS / 20);
    }
}
