package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.finding.Severity;
import io.sre.tempo.model.syntax.Cidr;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The API server takes every policy as it is. */
final class PoliciesAreWellFormed extends Check {

    private static final List<String> KINDS =
            List.of("NetworkPolicy", "ClusterNetworkPolicy", "AdminNetworkPolicy", "BaselineAdminNetworkPolicy");

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}\\.0{1,9}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("\\b0+(?=[0-9])");

    PoliciesAreWellFormed() {
        super(
                error("TEMPO-NET-016", "policies are as the API server wants them")
                        .because(
                                "The API server refuses a policy with a wrong value. An unknown field it drops, or refuses if it is asked to be"
                                        + " strict, as Flux does: and without the field the rule may mean everybody.")
                        .mend("correct what the finding names")
                        .source(
                                "Kubernetes 1.34, pkg/apis/networking/validation, ValidateNetworkPolicy, run; Kubernetes 1.37, pkg/features, StrictIPCIDRValidation; network-policy-api v1alpha2"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Problem problem : platform.policies().problems()) {
            if (!isAboutAPolicy(problem) || isWhole(problem)) {
                continue;
            }
            int end = problem.path().indexOf(' ');
            String place = end < 0 ? problem.path() : problem.path().substring(0, end);
            String path = end < 0 ? "" : problem.path().substring(end + 1);
            int colon = place.lastIndexOf(':');
            String line = place.substring(colon + 1).replaceAll("[^0-9]", "");
            String file = colon < 0 ? place : place.substring(0, colon);
            int number = line.isEmpty() || line.length() > 9 ? 1 : Integer.parseInt(line);
            (isOfOldForm(problem) ? report.as(Severity.WARNING) : report)
                    .add(
                            new Place(file, number, "", path, ""),
                            problem.value() + " " + problem.rule(),
                            problem.mend(),
                            List.of(),
                            List.of());
        }
    }

    /** YAML's 80.0 is JSON's 80. */
    private static boolean isWhole(Problem problem) {
        return problem.rule().endsWith("a whole number")
                && WHOLE.matcher(problem.value()).matches();
    }

    /** Before Kubernetes 1.36, blocks were read as Go once read them. */
    private static boolean isOfOldForm(Problem problem) {
        String block = problem.value().replace("\"", "").toLowerCase(Locale.ROOT);
        boolean mapped = block.startsWith("::ffff:");
        return problem.rule().endsWith("a block of addresses")
                && (mapped
                        || Cidr.parse(LEADING_ZEROS.matcher(block).replaceAll(""))
                                .isPresent());
    }

    /** Others have rules of their own, and so have names; and overlays have the same name in several folders. */
    private static boolean isAboutAPolicy(Problem problem) {
        String path = problem.path();
        boolean name = path.contains(" NetworkPolicy ") && path.matches(".* metadata\\.name(space)?");
        boolean policy = KINDS.stream().anyMatch(kind -> path.contains(" " + kind + " "));
        boolean open = path.contains("${") || problem.value().contains("${");
        return policy && !name && !open && !problem.rule().startsWith("must be the only");
    }
}
