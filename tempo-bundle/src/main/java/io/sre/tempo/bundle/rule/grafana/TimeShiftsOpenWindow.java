package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;
import java.util.regex.Pattern;

/** The time that a link asks for holds the span. */
final class TimeShiftsOpenWindow extends TempoDatasourceCheck {

    private static final Pattern SHIFT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(ms|[Mwdhmsy])?");
    private static final Pattern ZERO = Pattern.compile("-?0+(\\.0+)?(ms|[Mwdhmsy])?");

    TimeShiftsOpenWindow() {
        super(warning("TEMPO-GRAF-020", "the time shifts of a link open a window around the span")
                .because(
                        "A shift is a number and a unit, added to the time of the span: a positive start begins after it, a negative end"
                                + " stops before it, and what belongs to the span is not found.")
                .mend("write a negative start and a positive end, such as \"-1h\" and \"1h\"")
                .source(SETTINGS));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        for (Link link : List.of(Link.LOGS, Link.OLD_LOGS, Link.METRICS)) {
            Value setting = link.in(datasource);
            start(setting.get("spanStartTimeShift"), report);
            end(setting.get("spanEndTimeShift"), report);
        }
        // Of traceQuery, Grafana takes the start away itself.
        readable(datasource.json("traceQuery.spanStartTimeShift"), report);
        readable(datasource.json("traceQuery.spanEndTimeShift"), report);
    }

    private static void start(Value shift, Report report) {
        if (readable(shift, report) && !shift.text().startsWith("-")) {
            report.add(
                    shift,
                    "the window begins %s after the span does".formatted(shift.text()),
                    "write \"-%s\"".formatted(shift.text()));
        }
    }

    private static void end(Value shift, Report report) {
        if (readable(shift, report) && shift.text().startsWith("-")) {
            String positive = shift.text().substring(1);
            report.add(
                    shift,
                    "the window ends %s before the span does".formatted(positive),
                    "write \"%s\"".formatted(positive));
        }
    }

    /** Whether it is a shift, and not one of nothing. */
    private static boolean readable(Value shift, Report report) {
        String text = settled(shift).orElse("");
        boolean good = SHIFT.matcher(text).matches();
        if (!text.isEmpty() && !good) {
            report.add(shift, "%s is no time shift".formatted(shift), "write a number and a unit, such as \"-1h\"");
        }
        return good && !ZERO.matcher(text).matches();
    }
}
