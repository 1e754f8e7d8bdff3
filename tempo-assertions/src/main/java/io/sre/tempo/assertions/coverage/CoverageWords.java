package io.sre.tempo.assertions.coverage;

/** What all forms of a report say in the same words. */
final class CoverageWords {

    private CoverageWords() {}

    static String scope(CoverageReport report) {
        long policies =
                report.parts().stream().filter(part -> part.rule().isEmpty()).count();
        String failed = report.failed() == 0 ? "" : " (%d failed and do not count)".formatted(report.failed());
        return "%s held%s on %s; in scope are %s and %s"
                .formatted(
                        count(report.assertions(), "assertion", "assertions"),
                        failed,
                        count(report.clusters(), "cluster", "clusters"),
                        count(policies, "policy", "policies"),
                        count(report.parts().size() - policies, "rule", "rules"));
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
