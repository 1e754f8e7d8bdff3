package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.ArrayDeque;
import java.util.Deque;

/** A query of Prometheus or Loki closes what it opens. */
final class BracesAreBalanced extends TempoDatasourceCheck {

    BracesAreBalanced() {
        super(warning("TEMPO-GRAF-022", "the queries of links close each brace that they open")
                .because("Prometheus and Loki refuse the query with a parse error when the link is opened, not before.")
                .mend("close the brace")
                .source("Prometheus 3, PromQL; Loki 3, LogQL"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        check(Link.LOGS.in(datasource).get("query"), report);
        Link.METRICS.in(datasource).get("queries").elements().forEach(query -> check(query.get("query"), report));
    }

    private static void check(Value query, Report report) {
        if (query.isText() && !isBalanced(query.text())) {
            report.add(query, "the braces of %s do not match".formatted(query), "close what is open");
        }
    }

    /** Text in quotes does not count; a quote that is never closed is not judged. */
    private static boolean isBalanced(String query) {
        Deque<Character> open = new ArrayDeque<>();
        for (int at = 0; at < query.length(); at++) {
            char letter = query.charAt(at);
            if ("\"'`".indexOf(letter) >= 0) {
                at = closing(query, at);
                if (at < 0) {
                    return true;
                }
            } else if ("{([".indexOf(letter) >= 0) {
                open.push("})]".charAt("{([".indexOf(letter)));
            } else if ("})]".indexOf(letter) >= 0 && (open.isEmpty() || open.pop() != letter)) {
                return false;
            }
        }
        return open.isEmpty();
    }

    private static int closing(String query, int quote) {
        for (int at = quote + 1; at < query.length(); at++) {
            if (query.charAt(at) == '\\') {
                at++;
            } else if (query.charAt(at) == query.charAt(quote)) {
                return at;
            }
        }
        return -1;
    }
}
