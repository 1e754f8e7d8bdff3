package io.sre.tempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is compared in speed must be the same in outcome. */
class NaiveAgreementTest {

    @Test
    void gives_the_same_outcomes_as_the_engine() {
        GeneratedCluster generated = GeneratedCluster.of(300, 150);
        NaiveRatio.Sides sides = NaiveRatio.Sides.of(generated);

        for (Question question :
                Question.some(generated, sides.engine().cluster()).subList(0, 5_000)) {
            assertThat(question.ask(sides.engine()).outcome().name())
                    .as("%s", question)
                    .isEqualTo(sides.askNaive(question).name());
        }
    }
}
