package io.sre.tempo.assertions;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.finding.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Assertions about the findings of a rule: at least one of them is as each says. */
public final class FindingAssert {

    private final Verification verification;
    private final List<Finding> findings;
    private final String wanted;

    /** Takes no findings if an assertion before failed softly; then nothing more is said. */
    FindingAssert(Verification verification, List<Finding> findings, String wanted) {
        this.verification = verification;
        this.findings = findings;
        this.wanted = wanted;
    }

    /**
     * Verifies that one of them is in a file.
     *
     * @param file the name of the file as in the findings, {@code tempo/helmrelease.yaml}
     * @return assertions about those in the file
     */
    public FindingAssert at(String file) {
        requireNonNull(file, "file");
        return narrowed(
                findings.stream()
                        .filter(finding -> finding.place().file().equals(file))
                        .toList(),
                wanted + " at " + file,
                "but it is at",
                FindingAssert::placeAndMessage);
    }

    /**
     * Verifies that one of them is in a line of a file.
     *
     * @param file the name of the file as in the findings, {@code tempo/helmrelease.yaml}
     * @param line the line, from 1
     * @return assertions about those in the line
     */
    public FindingAssert at(String file, int line) {
        requireNonNull(file, "file");
        return narrowed(
                findings.stream()
                        .filter(finding -> finding.place().file().equals(file)
                                && finding.place().line() == line)
                        .toList(),
                wanted + " at " + file + ":" + line,
                "but it is at",
                FindingAssert::placeAndMessage);
    }

    /**
     * Verifies that the message of one of them has a text in it.
     *
     * @param text the text
     * @return assertions about those that have it
     */
    public FindingAssert withMessageContaining(String text) {
        requireNonNull(text, "text");
        return narrowed(
                findings.stream()
                        .filter(finding -> finding.message().contains(text))
                        .toList(),
                wanted + " with a message containing \"" + text + "\"",
                "but the message is",
                Finding::message);
    }

    private FindingAssert narrowed(
            List<Finding> left, String narrower, String instead, Function<Finding, String> shown) {
        if (!left.isEmpty()) {
            verification.succeeded();
        } else if (!findings.isEmpty()) {
            verification.failed("Expected " + narrower + "\n" + instead + list(findings, shown));
        }
        return new FindingAssert(verification, left, narrower);
    }

    private static String placeAndMessage(Finding finding) {
        return finding.place() + ": " + finding.message();
    }

    private static String list(List<Finding> findings, Function<Finding, String> shown) {
        return findings.stream().map(finding -> "\n  " + shown.apply(finding)).collect(Collectors.joining());
    }
}
