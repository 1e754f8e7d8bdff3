package io.sre.tempo.bundle;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.rule.key.KeyRules;
import io.sre.tempo.bundle.rule.limit.LimitRules;
import io.sre.tempo.bundle.rule.port.PortRules;
import io.sre.tempo.bundle.rule.read.ReadRules;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.manifest.Manifests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks manifests, generated or written by hand, by the rules of {@code docs/rules.md}.
 *
 * <pre>{@code
 * Findings findings = Validator.standard().validate(Manifests.read(Path.of("platform")));
 * findings.errors().list().forEach(System.out::println);
 * }</pre>
 *
 * <p>Manifests are looked at as they take effect: values merged as Flux and Helm merge them, names and ports as the chart's
 * version makes them. What cannot be known from them is not guessed; findings of the group READ say what was not checked. Of
 * a resource, a rule can be suppressed by the annotation {@value #SUPPRESS}{@code <id>}, whose value is the reason.
 * Immutable.
 */
public final class Validator {

    /** The beginning of the annotation that suppresses a rule for a resource; the rule's id follows. */
    public static final String SUPPRESS = "suppress.sre.io/";

    private static final Validator STANDARD =
            new Validator(Stream.of(KeyRules.all(), LimitRules.all(), PortRules.all(), ReadRules.all())
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(Check::rule))
                    .toList());

    private final List<Check> checks;

    private Validator(List<Check> checks) {
        this.checks = checks;
    }

    /** {@return the validator with all rules} */
    public static Validator standard() {
        return STANDARD;
    }

    /**
     * {@return this validator without some rules}
     *
     * @param ids the ids of the rules to leave out
     * @throws IllegalArgumentException if there is no rule of an id
     */
    public Validator without(String... ids) {
        Set<String> unwanted = new HashSet<>(Arrays.asList(ids));
        List<Check> rest = checks.stream()
                .filter(check -> !unwanted.remove(check.rule().id()))
                .toList();
        if (!unwanted.isEmpty()) {
            throw new IllegalArgumentException("there is no rule " + String.join(", ", new TreeSet<>(unwanted)));
        }
        return new Validator(rest);
    }

    /** {@return the rules that are checked, by id} */
    public List<Rule> rules() {
        return checks.stream().map(Check::rule).toList();
    }

    /**
     * {@return what breaks a rule}
     *
     * @param manifests what was read; what could not be read is among the findings
     */
    public Findings validate(Manifests manifests) {
        Platform platform = Platform.of(requireNonNull(manifests, "manifests"));
        List<Finding> found = new ArrayList<>();
        for (Check check : checks) {
            check.check(platform, new Report(check.rule(), found::add));
        }
        return Findings.of(found);
    }
}
