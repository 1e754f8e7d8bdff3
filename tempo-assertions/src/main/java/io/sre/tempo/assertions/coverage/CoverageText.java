package io.sre.tempo.assertions.coverage;

import java.util.List;

/** A report for the terminal. */
final class CoverageText {

    private final CoverageReport report;
    private final StringBuilder text = new StringBuilder();

    CoverageText(CoverageReport report) {
        this.report = report;
    }

    String text() {
        line(report.title().isEmpty() ? "Policy coverage" : "Policy coverage of " + report.title());
        line("  " + CoverageWords.scope(report));
        line("");
        line("  covered  %s   decided a connection that is asserted"
                .formatted(share(report.covered(), report.coveredPercent())));
        line("  proven   %s   without it an assertion fails".formatted(share(report.proven(), report.provenPercent())));
        section("Not covered: these decided no asserted connection", CoverageLevel.NONE);
        section("Not proven: these decide, but could be removed without an assertion failing", CoverageLevel.COVERED);
        section("Proven: without these an assertion fails", CoverageLevel.PROVEN);
        return text.toString();
    }

    private String share(int count, int percent) {
        if (report.parts().isEmpty()) {
            return "  nothing in scope";
        }
        return "%3d of %d (%d %%)".formatted(count, report.parts().size(), percent);
    }

    private void section(String heading, CoverageLevel level) {
        List<CoveredPart> parts =
                report.parts().stream().filter(part -> part.level() == level).toList();
        if (parts.isEmpty()) {
            return;
        }
        line("");
        line(heading);
        for (CoveredPart part : parts) {
            line("  %s: %s".formatted(part, part.description()));
            switch (level) {
                case NONE -> {}
                case COVERED -> line("    decides: " + part.decides().get(0));
                case PROVEN -> part.provenBy().ifPresent(claim -> line("    fails without it: " + claim));
            }
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
