package io.sre.tempo.assertions.coverage;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.policies.reach.Reachability;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Remembers the claims that are asserted on a thread while it listens there.
 *
 * <pre>{@code
 * CoverageReport report = CoverageRecorder.record(() -> {
 *     assertThat(cluster).from("shop/web").to("shop/db").onTcp(5432).isAllowed();
 * });
 * }</pre>
 *
 * <p>Recorders may be nested; each remembers all claims. A recorder may listen on several threads at once.
 */
public final class CoverageRecorder {

    private static final ThreadLocal<Deque<CoverageRecorder>> LISTENING = ThreadLocal.withInitial(ArrayDeque::new);

    private final List<Asserted> asserted = new ArrayList<>();
    private int refuted;

    /** Makes a recorder that does not listen yet. */
    public CoverageRecorder() {}

    /**
     * {@return what the assertions of a piece of code cover}
     *
     * @param assertions is run on this thread; what it throws is thrown on
     */
    public static CoverageReport record(Runnable assertions) {
        CoverageRecorder recorder = new CoverageRecorder();
        recorder.listen();
        try {
            assertions.run();
        } finally {
            recorder.pause();
        }
        return recorder.report();
    }

    /**
     * {@return what becomes of a claim, which all recorders that listen on this thread take down}
     *
     * @param claim what is claimed
     * @param reachability of which cluster
     */
    public static Judgement judge(Claim claim, Reachability reachability) {
        requireNonNull(claim, "claim");
        requireNonNull(reachability, "reachability");
        Deque<CoverageRecorder> listening = LISTENING.get();
        if (listening.isEmpty()) {
            return claim.judge(Inquiry.forgetful(reachability));
        }
        Decisions decisions = new Decisions();
        Judgement judgement = claim.judge(Inquiry.remembering(reachability, decisions));
        Asserted found = new Asserted(claim, reachability, decisions);
        listening.stream().distinct().forEach(recorder -> recorder.add(found, judgement));
        return judgement;
    }

    /** Begins to listen on this thread. */
    public void listen() {
        LISTENING.get().push(this);
    }

    /** Ceases to listen on this thread; nothing happens if it does not. */
    public void pause() {
        LISTENING.get().removeFirstOccurrence(this);
        if (LISTENING.get().isEmpty()) {
            LISTENING.remove();
        }
    }

    /** {@return what was covered so far; takes as long as judging again each claim for each rule that it depends on} */
    public synchronized CoverageReport report() {
        return CoverageReport.of(List.copyOf(asserted), refuted);
    }

    private synchronized void add(Asserted found, Judgement judgement) {
        if (judgement.isUpheld()) {
            asserted.add(found);
        } else {
            // What did not hold with all rules in place proves nothing about any of them.
            refuted++;
        }
    }
}
