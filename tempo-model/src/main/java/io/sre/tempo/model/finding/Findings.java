package io.sre.tempo.model.finding;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
        Map<K, List<Finding>> found = list.stream().collect(Collectors.groupingBy(key));
        Map<K, List<SuppressedFinding>> accepted =
                suppressed.stream().collect(Collectors.groupingBy(one -> key.apply(one.finding())));
        SortedMap<K, Findings> groups = new TreeMap<>();
        Stream.concat(found.keySet().stream(), accepted.keySet().stream())
                .forEach(each -> groups.computeIfAbsent(
                        each,
                        group -> new Findings(
                                found.getOrDefault(group, List.of()), accepted.getOrDefault(group, List.of()))));
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

    /** {@return one line for each finding} */
    @Override
    public String toString() {
        return list.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
