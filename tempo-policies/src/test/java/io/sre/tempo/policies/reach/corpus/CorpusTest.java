package io.sre.tempo.policies.reach.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
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

    private static int assertions;

    @BeforeAll
    static void needs_the_corpus() {
        assumeTrue(Files.isDirectory(CORPUS), "the NetworkPolicy cases are not there: set -Dnetpol.corpus");
    }

    static Stream<CorpusCase> cases() {
        return Files.isDirectory(CORPUS) ? CorpusCase.below(CORPUS).stream() : Stream.of();
    }

    static Stream<CorpusCase> reachability() {
        return cases().filter(each -> List.of("connlist", "queries").contains(each.type()));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("reachability")
    void the_naive_evaluator_agrees(CorpusCase corpusCase) {
        List<ObjectNode> objects = ManifestFiles.read(corpusCase.manifests());
        CorpusCheck<?> check = new CorpusCheck<>(corpusCase, objects, new NaiveAnswers(objects, corpusCase)).run();

        assertions += check.assertions();
        assertThat(check.disagreements()).isEmpty();
    }

    @AfterAll
    static void report(TestReporter reporter) {
        reporter.publishEntry("assertions", String.valueOf(assertions));
    }
}
