package io.sre.tempo.bundle.rule.network;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.model.finding.Place;
import io.sre.tempo.model.finding.Problem;
import java.util.List;

/** The API server takes every policy as it is. */
final class PoliciesAreWellFormed extends Check {

    private static final List<String> KINDS =
            List.of("NetworkPolicy", "ClusterNetworkPolicy", "AdminNetworkPolicy", "BaselineAdminNetworkPolicy");

    PoliciesAreWellFormed() {
        super(error("TEMPO-NET-016", "policies are as the API server wants them")
                .because(
                        "The API server refuses a policy with a wrong value. An unknown field it drops, or refuses if it is asked to be"
                                + " strict, as Flux does: and without the field the rule may mean everybody.")
                .mend("correct what the finding names")
                .source("Kubernetes 1.31 pkg/apis/networking/validation; network-policy-api v1alpha2"));
    }

    @Override
    public void check(Platform platform, Report report) {
        for (Problem problem : platform.policies().problems()) {
            if (!isAboutAPolicy(problem)) {
                continue;
            }
            int end = problem.path().indexOf(' ');
            String place = end < 0 ? problem.path() : problem.path().substring(0, end);
            String path = end < 0 ? "" : problem.path().substring(end + 1);
            int colon = place.lastIndexOf(':');
            String line = place.substring(colon + 1).replaceAll("[^0-9]", "");
            String file = colon < 0 ? place : place.substring(0, colon);
            int number = line.isEmpty() || line.length() > 9 ? 1 : Integer.parseInt(line);
            report.add(
                    new Place(file, number, "", path, ""),
                    problem.value() + " " + problem.rule(),
                    problem.mend(),
                    List.of(),
                    List.of());
        }
    }

    /** Others have rules of their own; and overlays have the same name in several folders. */
    private static boolean isAboutAPolicy(Problem problem) {
        String path = problem.path();
        boolean policy = KINDS.stream().anyMatch(kind -> path.contains(" " + kind + " "));
        boolean open = path.contains("${") || problem.value().contains("${");
        return policy && !open && !problem.rule().startsWith("must be the only");
    }
}
