package io.sre.tempo.assertions.coverage;

/**
 * Something said about who reaches whom, in a form that can be judged again on a cluster with a rule less. Every assertion
 * of this library is one. An assertion of your own takes part in coverage as one too:
 * {@link CoverageRecorder#judge(Claim, io.sre.tempo.policies.reach.Reachability)}.
 */
public interface Claim {

    /** {@return what is claimed, on one line: {@code shop/web -> shop/db on 5432/TCP is allowed}} */
    String text();

    /**
     * {@return whether it holds. Asks by way of the inquiry alone, everything that the answer depends on, and gives the
     * same answer each time}
     *
     * @param inquiry whom to ask
     */
    Judgement judge(Inquiry inquiry);
}
