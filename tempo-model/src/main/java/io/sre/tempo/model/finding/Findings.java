package io.sre.tempo.model.finding;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found in a set of manifests, in the order of files and lines. Immutable.
 *
 * <pre>{@code
 * Findings findings = bundle.validate();
 * findings.errors().list().forEach(System.out::println);
 * findings.orThrow();
 * }</pre>
 */
public final class Findings implements Iterable<Finding> {

    private final List<Finding> list;
    private final List<SuppressedFinding> suppressed;

    private Findings(List<Finding> sorted, List<SuppressedFinding> suppressed) {
        this.list = sorted;
        this.suppressed = suppressed;
    }

    /**
     * {@return the findings in their order, equal ones once}
     *
     * @param findings in any order
     */
    public static Findings of(Collection<Finding> findings) {
        return of(findings, List.of());
    }

    /**
     * {@return the findings in their order, equal ones once}
     *
     * @param findings in any order
     * @param suppressed what was found as well, and accepted
     */
    public static Findings of(Collection<Finding> findings, Collection<SuppressedFinding> suppressed) {
        return new Findings(
                findings.stream().sorted().distinct().toList(),
                suppressed.stream().sorted().distinct().toList());
    }

    /** {@return each finding, by file, line and path} */
    public List<Finding> list() {
        return list;
    }

    /** {@return each finding, by file, line and path} */
    @Override
    public Iterator<Finding> iterator() {
        return list.iterator();
    }

    /** {@return what was found and is accepted, by file, line and path; nothing else in here speaks of it or counts it} */
    public List<SuppressedFinding> suppressed() {
        return suppressed;
    }

    /** {@return whether nothing was found} */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** {@return the number of findings} */
    public int size() {
        return list.size();
    }

    /** {@return the errors} */
    public Findings errors() {
        return of(Severity.ERROR);
    }

    /** {@return those of a severity} */
    Findings of(Severity severity) {
        return filter(finding -> finding.severity() == severity);
    }

    /**
     * {@return those as bad as a severity, or worse}
     *
     * @param least the severity that counts
     */
    public Findings atLeast(Severity least) {
        return filter(finding -> finding.severity().isAtLeast(least));
    }

    /**
     * {@return those of a rule}
     *
     * @param id the rule's id
     */
    public Findings ofRule(String id) {
        return filter(finding -> finding.rule().id().equals(id));
    }

    /**
     * {@return those in a file}
     *
     * @param file the file's name as in the places: {@code tempo/helmrelease.yaml}
     */
    public Findings in(String file) {
        return filter(finding -> finding.place().file().equals(file));
    }

    /**
     * {@return those that fit, and the suppressed ones that do}
     *
     * @param wanted whether to keep a finding
     */
    public Findings filter(Predicate<? super Finding> wanted) {
        return new Findings(
                list.stream().filter(wanted).toList(),
                suppressed.stream().filter(one -> wanted.test(one.finding())).toList());
    }

    /**
     * {@return these and others}
     *
     * @param others more findings
     */
    public Findings and(Findings others) {
        return of(
                Stream.concat(list.stream(), others.list.stream()).toList(),
                Stream.concat(suppressed.stream(), others.suppressed.stream()).toList());
    }

    /** {@return the findings of each rule, by id} */
    public SortedMap<Rule, Findings> byRule() {
        return withFindings(groupedBy(Finding::rule));
    }

    /** {@return the findings of each file, by name} */
    public SortedMap<String, Findings> byFile() {
        return withFindings(groupedBy(finding -> finding.place().file()));
    }

    private static <K> SortedMap<K, Findings> withFindings(SortedMap<K, Findings> groups) {
        groups.values().removeIf(Findings::isEmpty);
        return groups;
    }

    /** Groups in which all findings are suppressed as well. */
    <K> SortedMap<K, Findings> groupedBy(Function<Finding, K> key) {
        SortedMap<K, List<Finding>> found =
                list.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        SortedMap<K, List<SuppressedFinding>> accepted = suppressed.stream()
                .collect(Collectors.groupingBy(one -> key.apply(one.finding()), TreeMap::new, Collectors.toList()));
        SortedMap<K, Findings> groups = new TreeMap<>();
        found.forEach((group, findings) ->
                groups.put(group, new Findings(findings, accepted.getOrDefault(group, List.of()))));
        accepted.forEach((group, findings) -> groups.putIfAbsent(group, new Findings(List.of(), findings)));
        return groups;
    }

    /**
     * {@return the same, if there is no error among them}
     *
     * @throws FindingsException with everything that was found, if there is an error
     */
    public Findings orThrow() {
        return orThrow(Severity.ERROR);
    }

    /**
     * {@return the same, if none is as bad as that}
     *
     * @param least what is bad enough to throw
     * @throws FindingsException with everything that was found, if something is
     */
    public Findings orThrow(Severity least) {
        if (!atLeast(least).isEmpty()) {
            throw new FindingsException(this);
        }
        return this;
    }

    /** {@return the findings for people, without colours, as {@link #toText(boolean)} has them} */
    public String toText() {
        return toText(false);
    }

    /**
     * {@return the findings for people: by file, each with the line that it is about, what to do, and other places; a summary
     * is the last line. What is {@link Severity#INFORMATION} is called a note}
     *
     * <p>Nothing in the manifests can steer the terminal: control characters are shown by their numbers. Lines that are too
     * long end with "…".
     *
     * @param coloured whether to write ANSI colours; {@link Terminal#hasColours()} tells whether a person would see them
     */
    public String toText(boolean coloured) {
        return FindingsText.of(this, coloured);
    }

    /**
     * {@return the findings as JSON, for programs of one's own}
     *
     * <p>The object has {@code version} (1; a field may be added under it, none is removed or renamed); {@code counts} with
     * {@code error}, {@code warning}, {@code information}, {@code suppressed} and {@code files}; {@code rules}, those that found
     * something, with all components of {@link Rule} and its {@code group}; {@code findings}, each with the id of its
     * {@code rule}, {@code severity}, {@code message}, {@code mend}, {@code details}, a {@code place} and {@code related} places, of
     * which each has all components of {@link Place}; and {@code suppressed}, the same with a {@code reason}.
     */
    public String toJson() {
        return FindingsJson.of(this);
    }

    /**
     * {@return the findings as SARIF 2.1.0, which GitHub, GitLab and editors read}
     *
     * <p>Names of files are relative to {@code %SRCROOT%}: validate from the root of the repository, or tell the reader where
     * that is. A fingerprint is of rule, resource, path and message, so it stays when lines move. Suppressed findings are there
     * with their reasons. What is {@link Severity#INFORMATION} is of the level {@code note}.
     */
    public String toSarif() {
        return FindingsSarif.of(this);
    }

    /**
     * {@return the findings as a report of JUnit tests, which build servers read: a suite for each file, a case for each rule
     * that found something in it}
     *
     * <p>Errors and warnings are failures; notes are the output of a case that passes; a case of which all findings are
     * suppressed is skipped. If nothing was found, there is one case, which passes.
     */
    public String toJUnitXml() {
        return FindingsJunit.of(this);
    }

    /** {@return one line for each finding} */
    @Override
    public String toString() {
        return list.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
