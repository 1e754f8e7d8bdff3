package io.sre.tempo.bundle.rule.suppress;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Source;
import io.sre.tempo.bundle.view.Spot;
import io.sre.tempo.model.finding.Finding;
import io.sre.tempo.model.finding.Findings;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.finding.Rule;
import io.sre.tempo.model.finding.Spelling;
import io.sre.tempo.model.finding.SuppressedFinding;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes what annotations suppress out of what was found. */
public final class Suppressions {

    /** The beginning of the annotation; the id of the rule follows. */
    public static final String ANNOTATION = "suppress.sre.io/";

    private static final JsonPointer ANNOTATIONS = JsonPointer.compile("/metadata/annotations");

    private final Map<String, Rule> known;
    private final Set<String> checked;
    private final List<Suppression> all = new ArrayList<>();
    private final Map<Subject, List<Suppression>> bySubject = new HashMap<>();
    private final Set<Suppression> used = new HashSet<>();

    /** A resource, as far as a place tells. */
    private record Subject(String file, String resource) {

        static Subject of(Place place) {
            return new Subject(place.file(), place.resource());
        }
    }

    private Suppressions(Platform platform, Map<String, Rule> known, Set<String> checked) {
        this.known = known;
        this.checked = checked;
        platform.resources().forEach(this::read);
    }

    /**
     * {@return what was found, without what is suppressed, and with what is wrong about suppressing}
     *
     * @param platform the resources with their annotations
     * @param found what the other rules found
     * @param known every rule that there is, by its id
     * @param checked the ids of those that were asked
     */
    public static Findings apply(
            Platform platform, Collection<Finding> found, Map<String, Rule> known, Set<String> checked) {
        return new Suppressions(platform, known, checked).apply(found);
    }

    private void read(Manifest manifest) {
        for (Map.Entry<String, JsonNode> annotation :
                manifest.tree().path("metadata").path("annotations").properties()) {
            if (annotation.getKey().startsWith(ANNOTATION)) {
                Spot spot = new Spot(Source.of(manifest), ANNOTATIONS.appendProperty(annotation.getKey()));
                String id = annotation.getKey().substring(ANNOTATION.length());
                JsonNode value = annotation.getValue();
                String reason = value.isTextual() ? value.textValue().strip() : "";
                Suppression suppression = new Suppression(spot, id, reason);
                all.add(suppression);
                for (String file : manifest.files()) {
                    Subject subject = new Subject(file, spot.place().resource());
                    bySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(suppression);
                }
            }
        }
    }

    private Findings apply(Collection<Finding> found) {
        List<Finding> left = new ArrayList<>();
        List<SuppressedFinding> suppressed = new ArrayList<>();
        for (Finding finding : found) {
            Optional<Suppression> suppression = suppressionOf(finding);
            if (suppression.isPresent()) {
                suppressed.add(new SuppressedFinding(finding, suppression.get().reason()));
            } else {
                left.add(finding);
            }
        }
        for (Suppression suppression : all) {
            judge(suppression, left);
        }
        return Findings.of(left, suppressed);
    }

    private Optional<Suppression> suppressionOf(Finding finding) {
        if (finding.place().resource().isEmpty() || !SuppressRules.isSuppressible(finding.rule())) {
            return Optional.empty();
        }
        List<Suppression> there = bySubject.getOrDefault(Subject.of(finding.place()), List.of());
        List<Suppression> meant = there.stream()
                .filter(one -> one.hasReason() && one.id().equals(finding.rule().id()))
                .toList();
        used.addAll(meant);
        return meant.stream().findFirst();
    }

    private void judge(Suppression suppression, Collection<Finding> findings) {
        Rule rule = known.get(suppression.id());
        if (rule == null) {
            Optional<String> closest = Spelling.closest(suppression.id(), known.keySet());
            add(
                    findings,
                    SuppressRules.KNOWN,
                    suppression,
                    "there is no rule \"%s\"".formatted(suppression.id())
                            + closest.map(id -> "; %s is probably meant".formatted(id))
                                    .orElse(""),
                    closest.map(id -> "write " + ANNOTATION + id).orElse("correct the id, or delete the annotation"));
        } else if (!suppression.hasReason()) {
            add(
                    findings,
                    SuppressRules.REASONED,
                    suppression,
                    "%s is not suppressed, since there is no reason".formatted(rule),
                    "write the reason as the value of the annotation, as text");
        } else if (!SuppressRules.isSuppressible(rule)) {
            add(findings, SuppressRules.USED, suppression, rule + " cannot be suppressed", "delete the annotation");
        } else if (!used.contains(suppression) && checked.contains(rule.id())) {
            add(
                    findings,
                    SuppressRules.USED,
                    suppression,
                    "%s finds nothing in this %s".formatted(rule, kind(suppression)),
                    "delete the annotation");
        }
    }

    private static String kind(Suppression suppression) {
        return suppression.spot().source().manifest().map(Manifest::kind).orElse("resource");
    }

    private void add(Collection<Finding> findings, Rule rule, Suppression where, String message, String mend) {
        if (checked.contains(rule.id())) {
            new Report(rule, findings::add).add(where.spot(), message, mend);
        }
    }
}
