package io.sre.tempo.model.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the version of a HelmRelease, or the tag or range of an OCIRepository, can mean for the {@code tempo} chart. */
public final class ChartRange {

    /** Versions that do not exist yet: one of them fits every range that is open upwards. */
    private static final List<Version> LATER = Stream.of(
                    "2.2.5", "2.3.0", "2.99.0", "3.0.0", "3.1.1", "3.99.0", "4.0.0", "9.0.0", "999.0.0")
            .map(Version::of)
            .toList();

    private static final Pattern EXACT = Pattern.compile("=?\\s*v?[0-9]+\\.[0-9]+\\.[0-9]+(\\+\\S*)?");
    private static final Version NEWEST = TempoChart.known().stream()
            .map(TempoChart::number)
            .max(Comparator.naturalOrder())
            .orElseThrow();

    private static final int MOST_REMEMBERED = 1_000;
    private static final int LONGEST_REMEMBERED = 30;

    /** Many releases, few versions. */
    private static final Map<String, ChartRange> REMEMBERED = new ConcurrentHashMap<>();

    private final String text;
    private final Optional<VersionRange> range;
    private @Nullable List<TempoChart> known;
    private @Nullable Boolean open;

    private ChartRange(String text, Optional<VersionRange> range) {
        this.text = text;
        this.range = range;
    }

    /**
     * {@return the range of a text; any version if it is empty}
     *
     * @param text a version, or a range as Flux writes it: {@code 1.7.2}, {@code ^1.24.0}, {@code >=1.7 <2}
     */
    public static ChartRange of(String text) {
        ChartRange remembered = REMEMBERED.get(text);
        if (remembered != null) {
            return remembered;
        }
        ChartRange made = parse(text);
        if (text.length() <= LONGEST_REMEMBERED && REMEMBERED.size() < MOST_REMEMBERED) {
            REMEMBERED.put(text, made);
        }
        return made;
    }

    private static ChartRange parse(String text) {
        return new ChartRange(text, VersionRange.parse(text.isBlank() ? "*" : text));
    }

    /** {@return the text} */
    public String text() {
        return text;
    }

    /** {@return whether the text is a version or a range at all} */
    public boolean isReadable() {
        return range.isPresent();
    }

    /** {@return whether only one version fits, be it known or not} */
    public boolean isExact() {
        return EXACT.matcher(text.strip()).matches();
    }

    /** {@return whether a version fits that is newer than every known one} */
    public boolean isOpen() {
        Boolean found = open;
        if (found == null) {
            found = findOpen();
            open = found;
        }
        return found;
    }

    private boolean findOpen() {
        boolean exactLater = isExact()
                && Version.near(text)
                        .filter(version -> version.compareTo(NEWEST) > 0)
                        .isPresent();
        return exactLater || LATER.stream().anyMatch(this::contains);
    }

    /** {@return the known versions that fit, oldest first} */
    public List<TempoChart> known() {
        List<TempoChart> found = known;
        if (found == null) {
            found = findKnown();
            known = found;
        }
        return found;
    }

    private List<TempoChart> findKnown() {
        return TempoChart.known().stream()
                .filter(chart -> contains(chart.number()))
                .toList();
    }

    /**
     * {@return the newest of the known versions that fit and are published in a place: what Flux takes}
     *
     * @param home where the chart is published
     */
    public Optional<TempoChart> newest(ChartHome home) {
        return known().stream()
                .filter(chart -> chart.isPublishedAt(home))
                .max(Comparator.comparing(TempoChart::number));
    }

    /**
     * {@return whether a version that is at least that one fits, known or not}
     *
     * @param version three numbers with dots between them
     */
    public boolean reaches(String version) {
        return LATER.stream().anyMatch(later -> later.isAtLeast(version) && contains(later));
    }

    private boolean contains(Version version) {
        return range.filter(all -> all.contains(version)).isPresent();
    }

    /** {@return the text} */
    @Override
    public String toString() {
        return text;
    }
}
