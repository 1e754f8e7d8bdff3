package io.sre.tempo.assertions;

import io.sre.tempo.assertions.coverage.Claim;
import io.sre.tempo.assertions.coverage.Inquiry;
import io.sre.tempo.assertions.coverage.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Nobody reaches somebody but those who may.
 *
 * @param exactly whether those who may must be allowed
 */
record IntoClaim(Selection to, Ports ports, List<Selection> sources, boolean exactly, Options options)
        implements Claim {

    static IntoClaim only(Selection to, Ports ports, List<Selection> sources, Options options) {
        return new IntoClaim(to, ports, sources, true, options);
    }

    static IntoClaim atMost(Selection to, Ports ports, List<Selection> sources, Options options) {
        return new IntoClaim(to, ports, sources, false, options);
    }

    @Override
    public String text() {
        if (sources.isEmpty()) {
            return "%s on %s is denied from everywhere".formatted(to, ports);
        }
        return "%s on %s is %s %s"
                .formatted(to, ports, exactly ? "allowed only from" : "denied except from", Selection.join(sources));
    }

    @Override
    public Judgement judge(Inquiry inquiry) {
        List<Selection> all = new ArrayList<>(sources);
        all.add(to);
        StandIns standIns = new StandIns(inquiry.reachability().cluster());
        if (options.hasStandIns()) {
            standIns.addStrangers(Party.pods(new Scene(inquiry, all).find(to)));
        }
        Scene scene = new Scene(inquiry, all, standIns);
        ports.cut(scene);
        List<Party> targets = scene.find(to);
        Set<Party> welcome = new LinkedHashSet<>();
        sources.forEach(source -> welcome.addAll(scene.findSources(source)));
        Set<Party> others = new LinkedHashSet<>(scene.everybody());
        others.removeAll(welcome);
        sources.forEach(source -> others.removeAll(scene.findStrangers(source)));
        Comparison comparison = new Comparison(scene, options);
        if (exactly) {
            scene.ask(List.copyOf(welcome), targets, ports).forEach(comparison::addWanted);
        }
        scene.ask(List.copyOf(others), targets, ports).forEach(comparison::addUnwanted);
        return comparison.judgement(
                heading(), "these are not allowed", sources.isEmpty() ? "these are allowed" : "these are allowed too");
    }

    private String heading() {
        return sources.isEmpty()
                ? "Expected %s on %s to be denied from everywhere".formatted(to, ports)
                : "Expected %s on %s to be %s\n  %s"
                        .formatted(
                                to,
                                ports,
                                exactly ? "allowed only from" : "denied except from",
                                String.join(
                                        "\n  ",
                                        sources.stream()
                                                .map(Selection::toString)
                                                .toList()));
    }
}
