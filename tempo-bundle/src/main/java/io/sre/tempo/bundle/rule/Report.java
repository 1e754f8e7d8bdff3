package io.sre.tempo.bundle.rule;

import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.finding.Severity;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Takes the findings of one check. */
public final class Report {

    private static final int LONGEST = 1000;
    private static final int MOST = 100;

    private final Rule rule;
    private final Severity severity;
    private final Consumer<? super Finding> findings;
    private final Predicate<? super Source> isFull;

    /** Whether nobody applies what this is about, so that no error in it does any harm; asked when there is one. */
    private final BooleanSupplier isIdle;

    /** Makes a report of the findings of a rule. */
    public Report(Rule rule, Consumer<? super Finding> findings) {
        this(rule, findings, source -> false);
    }

    /**
     * Makes a report of the findings of a rule.
     *
     * @param isFull asked before a finding is made; if it says so of the place, the finding is left out
     */
    public Report(Rule rule, Consumer<? super Finding> findings, Predicate<? super Source> isFull) {
        this(rule, rule.severity(), findings, isFull, () -> false);
    }

    private Report(
            Rule rule,
            Severity severity,
            Consumer<? super Finding> findings,
            Predicate<? super Source> isFull,
            BooleanSupplier isIdle) {
        this.isIdle = isIdle;
        this.rule = rule;
        this.severity = severity;
        this.findings = findings;
        this.isFull = isFull;
    }

    /** {@return the same report, for findings that are not as bad here as the rule says} */
    public Report as(Severity lower) {
        return new Report(rule, lower, findings, isFull, isIdle);
    }

    /**
     * {@return the same report for findings about what a file has: no more than warnings, if nobody applies it}
     *
     * @param file the file
     * @param platform the set that it is in
     */
    public Report about(String file, Platform platform) {
        return severity == Severity.ERROR
                ? new Report(rule, severity, findings, isFull, () -> !platform.mayApply(file))
                : this;
    }

    /**
     * Adds a finding about a value.
     *
     * @param value the value; if nobody wrote it, the nearest place where it could be written is shown
     * @param message what is wrong, as a sentence without a full stop, never with a secret
     * @param mend what to do, as an imperative
     */
    public void add(Value value, String message, String mend) {
        add(value.spot(), message, mend);
    }

    /** {@return whether there are so many findings in the resource of a spot already that no more are taken} */
    public boolean isFull(Spot spot) {
        return isFull.test(spot.source());
    }

    /** Adds a finding at a spot. */
    public void add(Spot spot, String message, String mend) {
        add(spot, message, mend, List.of(), List.of());
    }

    /** Adds a finding with reasons at length, and with other spots that have to do with it. */
    public void add(Spot spot, String message, String mend, List<String> details, List<Spot> related) {
        if (!isFull(spot)) {
            List<Place> places = related.stream().limit(MOST).map(Spot::place).toList();
            add(spot.place(), message, mend, details, places);
        }
    }

    /** Adds a finding at a place. */
    public void add(Place place, String message, String mend, List<String> details, List<Place> related) {
        List<String> shown = details.stream().limit(MOST).map(Report::cut).toList();
        Severity effective = severity == Severity.ERROR && isIdle.getAsBoolean() ? Severity.WARNING : severity;
        findings.accept(new Finding(rule, effective, place, cut(message), cut(mend), shown, related));
    }

    /** Names and texts of others are quoted, and these may be endless. */
    private static String cut(String sentence) {
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "…";
    }
}
