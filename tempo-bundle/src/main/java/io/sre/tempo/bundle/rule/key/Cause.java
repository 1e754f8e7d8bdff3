package io.sre.tempo.bundle.rule.key;

import com.fasterxml.jackson.core.JsonPointer;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Value;
import java.util.Set;

/** Why the chart does not read a value. */
enum Cause {
    /** It would be a security context, and has no effect. */
    SECURITY_CONTEXT,
    /** It stands in the chart's values.yaml, and no template reads it. */
    INERT,
    /** Other versions of the chart read it. */
    VERSION,
    /** Another chart has it. */
    CHART,
    /** It belongs elsewhere, or people are used to it from other charts. */
    PLACE,
    /** No version has it. */
    UNKNOWN;

    private static final Set<String> SECURITY_CONTEXTS = Set.of(
            "containerSecurityContext",
            "podSecurityContext",
            "tempo.containerSecurityContext",
            "tempo.podSecurityContext");

    static Cause of(Value unread, Installation tempo) {
        String path = unread.path();
        ChartPaths paths = ChartPaths.of(tempo.chart());
        if (isDotted(unread)) {
            return UNKNOWN;
        }
        if (SECURITY_CONTEXTS.contains(path)) {
            return SECURITY_CONTEXT;
        }
        if (paths.isInert(path)) {
            return INERT;
        }
        if (!AllKeys.under(path).isEmpty()) {
            return VERSION;
        }
        if (OtherPlaces.mend(unread, tempo).isPresent()) {
            return PLACE;
        }
        if (OtherChart.having(path).isPresent()) {
            return CHART;
        }
        return paths.sameNameElsewhere(path).isPresent() ? PLACE : UNKNOWN;
    }

    /** Whether dots stand in the key itself: values do not take it apart, only {@code --set} does. */
    static boolean isDotted(Value value) {
        JsonPointer last = value.spot().pointer().last();
        return last != null
                && last.getMatchingProperty() != null
                && last.getMatchingProperty().contains(".");
    }
}
