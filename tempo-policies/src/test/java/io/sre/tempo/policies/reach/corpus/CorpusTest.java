package io.sre.tempo.policies.reach.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.manifest.Manifests;
import io.sre.tempo.model.yaml.Yaml;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What other tools and suites recorded is what we say.
 *
 * <p>The folder of the cases is {@code netpol} below {@code -Dfixtures.dir}, or {@code -Dnetpol.corpus}.
 */
final class CorpusTest {

    private static final Path CORPUS = Path.of(System.getProperty(
            "netpol.corpus",
            Path.of(System.getProperty("fixtures.dir", "none"), "netpol").toString()));

    /**
     * What netpol-analyzer refuses and we do not, by words of the recorded reason.
     *
     * <ul>
     *   <li>It merges the pods of an owner and so cannot have them differ; here each pod is its own.
     *   <li>The API server takes a port name next to an ipBlock: it means no port of an address.
     *   <li>The API server takes IPv6 blocks, and so do we.
     * </ul>
     */
    private static final List<String> REFUSED_BY_NETPOL_ANALYZER_ONLY = List.of("same owner", "named port", "ipv6");

    private static final List<CorpusCase> CASES = Files.isDirectory(CORPUS) ? CorpusCase.below(CORPUS) : List.of();

    /** How many assertions each case has, if somebody counted. */
    private static final Map<String, Integer> INDEX = CorpusCase.index(CORPUS);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_the_corpus() {
        assumeTrue(Files.isDirectory(CORPUS), "the NetworkPolicy cases are not there: set -Dnetpol.corpus");
    }

    private static Stream<CorpusCase> cases(String... types) {
        return CASES.stream().filter(each -> List.of(types).contains(each.type()));
    }

    static Stream<CorpusCase> reachability() {
        return cases("connlist", "queries");
    }

    static Stream<CorpusCase> explained() {
        return reachability().filter(CorpusCase::isExplained);
    }

    static Stream<CorpusCase> queries() {
        return cases("queries");
    }

    static Stream<CorpusCase> invalid() {
        return cases("invalid");
    }

    static Stream<CorpusCase> valid() {
        return cases("valid");
    }

    @Test
    void all_cases_that_are_counted_are_there() {
        assertThat(CASES)
                .hasSizeGreaterThanOrEqualTo(1)
                .extracting(CorpusCase::name)
                .containsAll(INDEX.keySet());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("reachability")
    void the_engine_agrees(CorpusCase corpusCase) throws IOException {
        List<ObjectNode> objects = ManifestFiles.read(corpusCase.manifests());
        EngineAnswers engine = new EngineAnswers(cluster(corpusCase), corpusCase);

        CorpusCheck<?> check = new CorpusCheck<>(corpusCase, objects, engine).run();

        // Elsewhere ranges of addresses may be cut a little otherwise.
        assertThat(check.assertions()).isGreaterThanOrEqualTo(INDEX.getOrDefault(corpusCase.name(), 0) * 9 / 10);
        assertThat(check.disagreements()).as(corpusCase.name()).isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("explained")
    void the_engine_names_the_policies_and_rules_that_are_recorded(CorpusCase corpusCase) throws IOException {
        EngineAnswers engine = new EngineAnswers(cluster(corpusCase), corpusCase);

        ReasonsCheck check = new ReasonsCheck(engine).run(corpusCase.explanations());

        assertThat(check.pairs()).isPositive();
        assertThat(check.disagreements()).as(corpusCase.name()).isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("queries")
    void the_naive_evaluator_agrees(CorpusCase corpusCase) {
        List<ObjectNode> objects = ManifestFiles.read(corpusCase.manifests());
        NaiveAnswers naive = new NaiveAnswers(objects, corpusCase);

        CorpusCheck<?> check = new CorpusCheck<>(corpusCase, objects, naive).run();

        assertThat(check.disagreements()).as(corpusCase.name()).isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("invalid")
    void what_the_api_server_refuses_is_refused(CorpusCase corpusCase) throws IOException {
        Path manifests = ManifestFiles.copy(corpusCase.manifests(), folder);
        String reason = corpusCase.expected().path("reason").asText().toLowerCase(Locale.ROOT);
        boolean byToolOnly = corpusCase.expected().path("enforcedBy").asText().startsWith("tool-only");
        if (byToolOnly && REFUSED_BY_NETPOL_ANALYZER_ONLY.stream().anyMatch(reason::contains)) {
            assertThatCode(() -> cluster(corpusCase)).doesNotThrowAnyException();
            return;
        }
        Semantics semantics = Semantics.defaults().equalPrioritiesRefused(byToolOnly);
        assertThatExceptionOfType(InvalidDescriptionException.class)
                .as("%s: %s", corpusCase.name(), reason)
                .isThrownBy(() -> Reachability.of(Cluster.read(manifests), semantics));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("valid")
    void what_the_api_server_takes_is_taken(CorpusCase corpusCase) throws IOException {
        Path manifests = ManifestFiles.copy(corpusCase.manifests(), folder);

        assertThat(Cluster.read(manifests).policies()).isNotEmpty();
    }

    /** Strict where that is possible, since most cases are in order. */
    private Cluster cluster(CorpusCase corpusCase) throws IOException {
        Path manifests = ManifestFiles.copy(corpusCase.manifests(), folder);
        if (!Manifests.read(manifests).problems().isEmpty()) {
            return Cluster.loader().leaveOutMalformed().read(manifests);
        }
        try {
            return Cluster.read(manifests);
        } catch (InvalidDescriptionException e) {
            List<ObjectNode> objects = ManifestFiles.read(manifests);
            if (corpusCase.isOfNetpolAnalyzer()) {
                objects.forEach(ManifestFiles::completeLikeNetpolAnalyzer);
            }
            objects.forEach(ManifestFiles::fillEmptyPeers);
            return Cluster.loader().dropUnknownFields().of(Manifests.parse("all.yaml", Yaml.writeAll(objects)));
        }
    }
}
