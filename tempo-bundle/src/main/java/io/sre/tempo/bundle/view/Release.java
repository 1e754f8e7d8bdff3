package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.flux.ReleaseName;
import io.sre.tempo.model.manifest.Document;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A HelmRelease of Tempo, as far as it does not depend on the version of the chart. */
public final class Release {

    private final Manifest manifest;
    private final ChartReference reference;
    private final Optional<String> ownNamespace;
    private final ReleaseValues values;
    private final Value written;
    private final String name;
    private final Optional<String> namespace;
    private final boolean named;
    private @Nullable List<Value> texts;
    private final List<TempoChart> candidates;
    private final boolean open;

    Release(Manifest manifest, ChartReference reference, Optional<String> ownNamespace, ReleaseValues values) {
        this.manifest = manifest;
        this.reference = reference;
        this.ownNamespace = ownNamespace;
        this.values = values;
        this.written = values.isIncomplete() ? values.values().opened() : values.values();
        this.name = ReleaseName.of(manifest.name(), text("releaseName"), text("targetNamespace"));
        this.namespace = readNamespace();
        this.named = readNamed();
        this.candidates = findCandidates();
        this.open = reference.range().isOpen() && reference.homes().contains(ChartHome.COMMUNITY);
    }

    /** {@return the HelmRelease} */
    public Manifest manifest() {
        return manifest;
    }

    /** {@return which chart it installs} */
    public ChartReference reference() {
        return reference;
    }

    /** {@return the chart} */
    public Chart chart() {
        return reference.chart();
    }

    /** {@return the field {@code spec}} */
    public JsonNode spec() {
        return manifest.tree().path("spec");
    }

    /** {@return a spot in the HelmRelease, {@code /spec/values}} */
    public Spot spot(String pointer) {
        return Spot.of(manifest, pointer);
    }

    /** {@return the name of the Helm release} */
    public String name() {
        return name;
    }

    /** {@return the namespace of the HelmRelease itself; empty if the manifests do not say} */
    public Optional<String> ownNamespace() {
        return ownNamespace;
    }

    /** {@return the namespace that Tempo runs in; empty if the manifests do not say} */
    public Optional<String> namespace() {
        return namespace;
    }

    private Optional<String> readNamespace() {
        boolean said = !spec().path("targetNamespace").asText("").isEmpty();
        return said ? text("targetNamespace") : ownNamespace;
    }

    /** {@return whether the name is known; it is not while something in it is to be substituted} */
    public boolean isNamed() {
        return named;
    }

    private boolean readNamed() {
        String own = spec().path("releaseName").asText("");
        String parts =
                own.isEmpty() ? manifest.name() + spec().path("targetNamespace").asText("") : own;
        return !parts.contains("${");
    }

    private Optional<String> text(String field) {
        String text = spec().path(field).asText("");
        return text.isEmpty() || text.contains("${") ? Optional.empty() : Optional.of(text);
    }

    /** {@return the values that people wrote, merged as Flux does it, without the chart's defaults} */
    public Value written() {
        return written;
    }

    /** {@return every text among the values that people wrote} */
    public List<Value> texts() {
        List<Value> known = texts;
        if (known == null) {
            List<Value> found = new ArrayList<>();
            written.walk(value -> {
                if (value.isText()) {
                    found.add(value);
                }
            });
            known = List.copyOf(found);
            texts = known;
        }
        return known;
    }

    /** {@return whether Flux changes what the chart renders, so that the pod may have more than the chart gives it} */
    public boolean isPostRendered() {
        return !spec().path("postRenderers").isEmpty();
    }

    /** Whether Flux may put variables into a file that values are taken from. */
    boolean maySubstitute(Document file) {
        return values.maySubstitute(file);
    }

    /** {@return the entries of {@code valuesFrom}} */
    public List<ValuesSource> valuesFrom() {
        List<ValuesSource> all = new ArrayList<>();
        for (ReleaseValues.ValuesFile file : values.files()) {
            all.add(new ValuesSource(
                    file.spot(),
                    file.kind(),
                    file.name(),
                    file.key(),
                    file.target(),
                    file.optional(),
                    file.atHand(),
                    file.content(),
                    file.keyless()));
        }
        return List.copyOf(all);
    }

    /** {@return whether values are missing that may say anything: a required ConfigMap or Secret is not at hand} */
    public boolean isIncomplete() {
        return values.isIncomplete();
    }

    /**
     * {@return each chart that Flux may take, of those that are known: one for an exact version, and for a range the newest
     * of each place the chart may come from; none if the version is not known}
     */
    public List<TempoChart> candidates() {
        return candidates;
    }

    private List<TempoChart> findCandidates() {
        Set<TempoChart> found = new LinkedHashSet<>();
        if (chart() == Chart.TEMPO) {
            for (ChartHome home : ChartHome.values()) {
                if (reference.homes().contains(home)) {
                    reference.range().newest(home).ifPresent(found::add);
                }
            }
        }
        // An exact version is what was meant, even if it is not published where it is sought.
        if (found.isEmpty() && reference.range().isExact() && chart() == Chart.TEMPO) {
            found.addAll(reference.range().known());
        }
        return List.copyOf(found);
    }

    /** {@return whether Flux may also take a version that is newer than all that are known} */
    public boolean isOpen() {
        return open;
    }

    /** {@return the HelmRelease} */
    @Override
    public String toString() {
        return manifest.toString();
    }
}
