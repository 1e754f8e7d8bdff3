package io.sre.tempo.model.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Findings for people at a terminal: by file, each with the line that it is about. */
final class FindingsText {

    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String BLUE = "34";
    private static final String BOLD = "1";
    private static final String FAINT = "2";

    private final boolean coloured;
    private final StringBuilder text = new StringBuilder();

    private FindingsText(boolean coloured) {
        this.coloured = coloured;
    }

    static String of(Findings findings, boolean coloured) {
        FindingsText writer = new FindingsText(coloured);
        findings.byFile().forEach(writer::file);
        writer.line(writer.paint(summary(findings), BOLD));
        return writer.text.toString();
    }

    /** One finding without colours, for reports that have their own outline. */
    static String of(Finding finding) {
        FindingsText writer = new FindingsText(false);
        writer.finding(finding, "");
        return writer.text.toString();
    }

    /** How a severity is called in sentences. */
    static String label(Severity severity) {
        return severity == Severity.INFORMATION ? "note" : severity.toString();
    }

    static String summary(Findings findings) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int count = findings.of(severity).size();
            if (count > 0) {
                counts.add(count(count, label(severity)));
            }
        }
        int files = findings.byFile().size();
        String found = counts.isEmpty() ? "no findings" : String.join(", ", counts) + " in " + count(files, "file");
        int suppressed = findings.suppressed().size();
        return suppressed == 0 ? found : found + "; " + suppressed + " suppressed";
    }

    static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }

    private void file(String name, Findings findings) {
        line(paint(Shown.text(name), BOLD));
        for (Finding finding : findings) {
            finding(finding, "  ");
            line("");
        }
    }

    private void finding(Finding finding, String indent) {
        String head = paint(label(finding.severity()), BOLD + ";" + colour(finding.severity())) + " " + finding.rule();
        line(indent + head + ": " + Shown.text(finding.message()));
        String inner = indent + "  ";
        int width = width(finding);
        place(finding.place(), inner + "at ", inner, width);
        for (String detail : finding.details()) {
            fact(inner, width, Shown.text(detail));
        }
        fact(inner, width, paint("mend:", BOLD) + " " + Shown.text(finding.mend()));
        for (Place related : finding.related()) {
            place(related, inner + "see ", inner, width);
        }
    }

    private void fact(String indent, int width, String fact) {
        line(indent + " ".repeat(width) + " = " + fact);
    }

    private void place(Place place, String begin, String indent, int width) {
        String what = List.of(place.resource(), place.path()).stream()
                .filter(part -> !part.isEmpty())
                .map(part -> ", " + Shown.text(part))
                .collect(Collectors.joining());
        line(begin + Shown.text(place.file()) + ":" + place.line() + paint(what, FAINT));
        if (!place.text().isBlank()) {
            String number = " ".repeat(width - String.valueOf(place.line()).length()) + place.line();
            line(indent + paint(number + " |", BLUE) + " " + Shown.source(place.text()));
        }
    }

    /** So wide that the numbers of all lines that are shown stand below each other. */
    private static int width(Finding finding) {
        int widest = String.valueOf(finding.place().line()).length();
        for (Place related : finding.related()) {
            widest = Math.max(widest, String.valueOf(related.line()).length());
        }
        return widest;
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case ERROR -> RED;
            case WARNING -> YELLOW;
            case INFORMATION -> BLUE;
        };
    }

    private String paint(String what, String colour) {
        return coloured && !what.isEmpty() ? "\u001b[" + colour + "m" + what + "\u001b[0m" : what;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
