package io.sre.tempo.bundle.view;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.chart.ChartHome;
import io.sre.tempo.model.chart.ChartRange;
import io.sre.tempo.model.manifest.Manifest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which chart a HelmRelease installs, in which version, from where.
 *
 * @param chart the chart
 * @param range the version, or the versions that are possible
 * @param version where the version was written, or where it could be
 * @param homes the places it may come from
 * @param source the HelmRepository or OCIRepository, if it is at hand
 */
public record ChartReference(
        Chart chart, ChartRange range, Spot version, Set<ChartHome> homes, Optional<Manifest> source) {

    private static final String NAME = "tempo";
    private static final String DISTRIBUTED = "tempo-distributed";
    private static final Pattern COMMUNITY =
            Pattern.compile("(https?://grafana-community\\.github\\.io|oci://ghcr\\.io/grafana-community)([/:].*)?");
    private static final Pattern FROZEN =
            Pattern.compile("(https?://grafana\\.github\\.io|oci://ghcr\\.io/grafana/helm-charts)([/:].*)?");

    /** Copies the set. */
    public ChartReference {
        homes = Set.copyOf(homes);
    }

    /** The reference of a HelmRelease; empty if it has to do with another chart. */
    static Optional<ChartReference> of(Manifest release, Index index) {
        JsonNode spec = release.tree().path("spec");
        return spec.path("chartRef").isObject() ? ofReference(release, spec, index) : ofTemplate(release, spec, index);
    }

    private static Optional<ChartReference> ofTemplate(Manifest release, JsonNode spec, Index index) {
        JsonNode template = spec.path("chart").path("spec");
        Optional<Chart> chart = chart(template.path("chart").asText(""));
        JsonNode sourceRef = template.path("sourceRef");
        String kind = sourceRef.path("kind").asText("");
        Optional<Manifest> source = find(release, sourceRef, kind, index);
        boolean versioned = kind.equals("HelmRepository") || kind.isEmpty();
        String version = versioned ? template.path("version").asText("") : "unknown";
        Spot spot = Spot.of(release, "/spec/chart/spec/version");
        return chart.map(known -> new ChartReference(
                known,
                ChartRange.of(version),
                spot,
                homes(source.map(found -> found.tree().path("spec").path("url").asText(""))),
                source));
    }

    private static Optional<ChartReference> ofReference(Manifest release, JsonNode spec, Index index) {
        JsonNode reference = spec.path("chartRef");
        String kind = reference.path("kind").asText("");
        Optional<Manifest> source = find(release, reference, kind, index);
        if (source.isEmpty() || !kind.equals("OCIRepository")) {
            boolean named = mayBeTempo(reference.path("name").asText(""), release, spec);
            Spot spot = Spot.of(release, "/spec/chartRef");
            return named
                    ? Optional.of(new ChartReference(
                            Chart.UNKNOWN, ChartRange.of(""), spot, EnumSet.allOf(ChartHome.class), source))
                    : Optional.empty();
        }
        Manifest repository = source.get();
        JsonNode tree = repository.tree().path("spec");
        String url = tree.path("url").asText("");
        return chart(url)
                .map(known -> new ChartReference(
                        known,
                        ChartRange.of(tag(tree.path("ref"))),
                        tagSpot(repository),
                        homes(Optional.of(url)),
                        source));
    }

    /** Digests beat ranges, and these beat tags; without any it is the tag latest. Source: source-controller 1.9. */
    private static String tag(JsonNode ref) {
        if (!ref.path("digest").asText("").isEmpty()) {
            return "unknown";
        }
        String range = ref.path("semver").asText("");
        return range.isEmpty() ? ref.path("tag").asText("latest") : range;
    }

    private static Spot tagSpot(Manifest repository) {
        JsonNode ref = repository.tree().path("spec").path("ref");
        for (String field : List.of("digest", "semver", "tag")) {
            if (ref.has(field)) {
                return new Spot(Source.of(repository), JsonPointer.compile("/spec/ref/" + field));
            }
        }
        return Spot.of(repository, "/spec");
    }

    private static boolean mayBeTempo(String name, Manifest release, JsonNode spec) {
        String names = (name + " " + release.name()).toLowerCase(Locale.ROOT);
        return names.contains(NAME)
                && !names.contains("operator")
                && spec.path("values").has(NAME);
    }

    private static Optional<Chart> chart(String nameOrPath) {
        String path = Mount.folder(nameOrPath);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (name) {
            case NAME -> Optional.of(Chart.TEMPO);
            case DISTRIBUTED -> Optional.of(Chart.DISTRIBUTED);
            default -> Optional.empty();
        };
    }

    /** The object that a reference names; one of another namespace if only that is at hand and nobody says which. */
    private static Optional<Manifest> find(Manifest release, JsonNode reference, String kind, Index index) {
        String name = reference.path("name").asText("");
        String namespace = reference.path("namespace").asText(release.namespace());
        List<Manifest> named = index.named(kind, name);
        Optional<Manifest> same = named.stream()
                .filter(manifest -> manifest.namespace().equals(namespace))
                .findFirst();
        boolean oneOnly = named.size() == 1;
        boolean unsaid =
                oneOnly && (namespace.isEmpty() || named.get(0).namespace().isEmpty());
        return same.isPresent() || !unsaid ? same : Optional.of(named.get(0));
    }

    private static Set<ChartHome> homes(Optional<String> url) {
        String text = url.orElse("").toLowerCase(Locale.ROOT);
        // A mirror has their names in its path, and charts of others beside theirs.
        if (COMMUNITY.matcher(text).matches()) {
            return Set.of(ChartHome.COMMUNITY);
        }
        return FROZEN.matcher(text).matches() ? Set.of(ChartHome.FROZEN) : EnumSet.allOf(ChartHome.class);
    }
}
