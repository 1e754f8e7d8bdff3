package io.sre.tempo.model.finding;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private Findings(List<Finding> sorted) {
        this.list = sorted;
    }

    /**
     * {@return the findings in their order, equal ones once}
     *
     * @param findings in any order
     */
    public static Findings of(Collection<Finding> findings) {
        return new Findings(findings.stream().sorted().distinct().toList());
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
        return filter(finding -> finding.severity() == Severity.ERROR);
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
     * {@return those that fit}
     *
     * @param wanted whether to keep a finding
     */
    public Findings filter(Predicate<? super Finding> wanted) {
        return new Findings(list.stream().filter(wanted).toList());
    }

    /**
     * {@return these and others}
     *
     * @param others more findings
     */
    public Findings and(Findings others) {
        return of(Stream.concat(list.stream(), others.list.stream()).toList());
    }

    /** {@return the findings of each rule, by id} */
    public SortedMap<Rule, Findings> byRule() {
        Map<Rule, List<Finding>> groups = list.stream().collect(Collectors.groupingBy(Finding::rule));
        SortedMap<Rule, Findings> sorted = new TreeMap<>();
        groups.forEach((rule, group) -> sorted.put(rule, new Findings(group)));
        return sorted;
    }

    /** {@return the findings of each file, by name} */
    public SortedMap<String, Findings> byFile() {
        Map<String, List<Finding>> groups = list.stream()
                .collect(Collectors.groupingBy(finding -> finding.place().file()));
        SortedMap<String, Findings> sorted = new TreeMap<>();
        groups.forEach((file, group) -> sorted.put(file, new Findings(group)));
        return sorted;
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

    /** {@return one line for each finding} */
    @Override
    public String toString() {
        return list.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
