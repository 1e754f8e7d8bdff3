package io.sre.tempo.bundle.rule.read;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.manifest.Unread;
import java.util.List;

/** The rules about what could not be read, or not be checked. */
public final class ReadRules {

    private ReadRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new FileIsReadable(),
                new KeysAreUnique(),
                new Rendered(),
                new Decrypted(),
                new VersionIsKnown(),
                new ValuesAreAtHand(),
                new ConfigIsTheCharts(),
                new NamedFilesAreManifests());
    }

    /** Reports what could not be read for one reason; what nobody applies breaks nothing. */
    static void reportApplied(Platform platform, Unread.Reason reason, Report report) {
        for (Unread unread : platform.manifests().unread()) {
            if (unread.reason() == reason) {
                report(List.of(unread), List.of(reason), report.about(unread.file(), platform));
            }
        }
    }

    /** Reports what could not be read for some reasons. */
    static void report(List<Unread> unread, List<Unread.Reason> reasons, Report report) {
        for (Unread one : unread) {
            if (reasons.contains(one.reason())) {
                Problem problem = one.problem();
                report.add(
                        new Place(one.file(), Math.max(1, one.line()), "", "", ""),
                        problem.value() + " " + problem.rule(),
                        problem.mend(),
                        List.of(),
                        List.of());
            }
        }
    }
}
