package io.sre.tempo.bundle;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.rule.flux.FluxRules;
import io.sre.tempo.bundle.rule.grafana.GrafanaRules;
import io.sre.tempo.bundle.rule.key.KeyRules;
import io.sre.tempo.bundle.rule.limit.LimitRules;
import io.sre.tempo.bundle.rule.mesh.MeshRules;
import io.sre.tempo.bundle.rule.name.NameRules;
import io.sre.tempo.bundle.rule.network.NetworkRules;
import io.sre.tempo.bundle.rule.pod.PodRules;
import io.sre.tempo.bundle.rule.port.PortRules;
import io.sre.tempo.bundle.rule.read.ReadRules;
import io.sre.tempo.bundle.rule.security.SecurityRules;
import io.sre.tempo.bundle.rule.storage.StorageRules;
import io.sre.tempo.bundle.rule.suppress.SuppressRules;
import io.sre.tempo.bundle.rule.suppress.Suppressions;
import io.sre.tempo.bundle.rule.syntax.SyntaxRules;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.manifest.Manifests;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
 * version makes them. What cannot be known from them is not guessed; findings of the group READ say what was not checked.
 *
 * <p>A resource with the annotation {@value #SUPPRESS}{@code <id>}, whose value is the reason, suppresses the findings of that
 * rule in the resource itself: they are {@linkplain Findings#suppressed() apart}. What cannot be read cannot be suppressed.
 * The rules of the group SUP ask for reasons, and for annotations that do something.
 *
 * <pre>{@code
 * metadata:
 *   annotations:
 *     suppress.sre.io/TEMPO-PORT-001: the gateway in front of it asks 3100
 * }</pre>
 *
 * <p>Of a rule, at most 1000 findings in one resource are listed; the last of them says that there are more.
 *
 * <p>Immutable.
 */
public final class Validator {

    /** The beginning of the annotation that suppresses a rule for a resource; the rule's id follows. */
    public static final String SUPPRESS = Suppressions.ANNOTATION;

    private static final Validator STANDARD = new Validator(
            Stream.of(
                            FluxRules.all(),
                            GrafanaRules.all(),
                            KeyRules.all(),
                            LimitRules.all(),
                            MeshRules.all(),
                            NameRules.all(),
                            NetworkRules.all(),
                            PodRules.all(),
                            PortRules.all(),
                            ReadRules.all(),
                            SecurityRules.all(),
                            StorageRules.all(),
                            SyntaxRules.all())
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(Check::rule))
                    .toList(),
            SuppressRules.all());

    private final List<Check> checks;

    /** What is asked of the annotations that suppress, when the checks are done. */
    private final List<Rule> ofSuppressing;

    private final List<Rule> rules;
    private final Map<String, Rule> byId;
    private final Set<String> ids;

    private Validator(List<Check> checks, List<Rule> ofSuppressing) {
        this.checks = checks;
        this.ofSuppressing = ofSuppressing;
        this.rules = Stream.concat(checks.stream().map(Check::rule), ofSuppressing.stream())
                .sorted()
                .toList();
        this.byId = rules.stream().collect(Collectors.toMap(Rule::id, rule -> rule));
        this.ids = Set.copyOf(byId.keySet());
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
        List<Rule> restOfSuppressing = ofSuppressing.stream()
                .filter(rule -> !unwanted.remove(rule.id()))
                .toList();
        if (!unwanted.isEmpty()) {
            throw new IllegalArgumentException("there is no rule " + String.join(", ", new TreeSet<>(unwanted)));
        }
        return new Validator(rest, restOfSuppressing);
    }

    /** {@return the rules that are checked, by id} */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * {@return what breaks a rule}
     *
     * @param manifests what was read; what could not be read is among the findings
     */
    public Findings validate(Manifests manifests) {
        Platform platform = Platform.of(requireNonNull(manifests, "manifests"));
        // Overlays make several resources of one base, and what is wrong with it is wrong once.
        Set<Finding> found = new LinkedHashSet<>();
        FewPerResource ofRule = new FewPerResource();
        Consumer<Finding> add = ofRule::add;
        Predicate<Source> isFull = ofRule::isFull;
        for (Check check : checks) {
            check.check(platform, new Report(check.rule(), add, isFull));
            if (!ofRule.isEmpty()) {
                found.addAll(ofRule.list());
                ofRule.clear();
            }
        }
        return Suppressions.apply(platform, found, STANDARD.byId, ids);
    }
}
