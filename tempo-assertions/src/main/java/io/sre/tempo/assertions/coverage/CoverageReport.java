package io.sre.tempo.assertions.coverage;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.policies.reach.PolicyRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which policies and rules a set of assertions puts to the test, in two strengths. Immutable; the same assertions give the
 * same report.
 *
 * <ul>
 *   <li>Covered is what decided a connection that is asserted: an allowed one by a rule that matches it, a denied one by a
 *       rule that denies it, or for want of a rule by a policy that isolates the pod.
 *   <li>Proven is that without which an assertion fails. What is covered and not proven could be removed unnoticed.
 * </ul>
 *
 * <p>In scope are the policies of all clusters on which an assertion held. Assertions that fail cover nothing.
 */
public final class CoverageReport {

    private final String title;
    private final int assertions;
    private final int clusters;
    private final int failed;
    private final List<CoveredPart> parts;

    CoverageReport(String title, int assertions, int clusters, int failed, List<CoveredPart> parts) {
        this.title = title;
        this.assertions = assertions;
        this.clusters = clusters;
        this.failed = failed;
        this.parts = List.copyOf(parts);
    }

    static CoverageReport of(List<Asserted> asserted, int failed) {
        CoverageAnalysis analysis = new CoverageAnalysis(asserted);
        return new CoverageReport("", asserted.size(), analysis.clusters(), failed, analysis.parts());
    }

    /**
     * {@return this report under a title}
     *
     * @param newTitle whose assertions these are
     */
    public CoverageReport titled(String newTitle) {
        return new CoverageReport(requireNonNull(newTitle, "newTitle"), assertions, clusters, failed, parts);
    }

    /**
     * {@return this report for some of the policies}
     *
     * @param policies which ones
     */
    public CoverageReport of(Predicate<PolicyRef> policies) {
        List<CoveredPart> some =
                parts.stream().filter(part -> policies.test(part.policy())).toList();
        return new CoverageReport(title, assertions, clusters, failed, some);
    }

    /** {@return whose assertions these are; empty if nobody said} */
    public String title() {
        return title;
    }

    /** {@return how many assertions held} */
    public int assertions() {
        return assertions;
    }

    /** {@return how many assertions failed, which therefore do not count} */
    public int failed() {
        return failed;
    }

    /** {@return on how many clusters assertions held} */
    public int clusters() {
        return clusters;
    }

    /** {@return every policy in scope, in order, each with its rules behind it} */
    public List<CoveredPart> parts() {
        return parts;
    }

    /** {@return how many policies and rules decided an asserted connection} */
    public int covered() {
        return (int) parts.stream().filter(CoveredPart::isCovered).count();
    }

    /** {@return how many policies and rules there are without which an assertion fails} */
    public int proven() {
        return (int) parts.stream().filter(CoveredPart::isProven).count();
    }

    /** {@return the share of the covered, 0 to 100, rounded down; 100 if there is nothing to cover} */
    public int coveredPercent() {
        return percent(covered());
    }

    /** {@return the share of the proven, 0 to 100, rounded down; 100 if there is nothing to prove} */
    public int provenPercent() {
        return percent(proven());
    }

    private int percent(int count) {
        return parts.isEmpty() ? 100 : (int) (100L * count / parts.size());
    }

    /** {@return the report as text, with a line break at the end} */
    public String text() {
        return new CoverageText(this).text();
    }

    /** {@return the report as one HTML page that needs nothing else} */
    public String html() {
        return new CoverageHtml(this).html();
    }

    /** {@return the report as JSON, with a line break at the end} */
    public String json() {
        return CoverageJson.of(this);
    }

    /**
     * Writes the report as text, HTML and JSON; existing files are replaced.
     *
     * @param folder where to; it is made if there is none
     * @param name the files' name, without an ending
     * @throws UncheckedIOException if a file cannot be written
     */
    public void writeTo(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".txt"), text());
            Files.writeString(folder.resolve(name + ".html"), html());
            Files.writeString(folder.resolve(name + ".json"), json());
        } catch (IOException e) {
            throw new UncheckedIOException("the coverage report cannot be written to %s".formatted(folder), e);
        }
    }

    /** {@return {@code 11 of 13 covered (84 %), 9 proven (69 %)}, or that no policy is in scope} */
    @Override
    public String toString() {
        if (parts.isEmpty()) {
            return "no policy in scope";
        }
        return "%d of %d covered (%d %%), %d proven (%d %%)"
                .formatted(covered(), parts.size(), coveredPercent(), proven(), provenPercent());
    }
}
