package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No two datasources have the same name or the same uid. */
final class DatasourcesAreDistinct extends DatasourceGroupCheck {

    DatasourcesAreDistinct() {
        super(warning("TEMPO-GRAF-026", "each datasource has a name and a uid of its own")
                .because(
                        "Grafana knows a datasource by its name: a second one with the same name replaces the first as a whole, in the"
                                + " order of files. A second one with the same uid is refused, and provisioning stops.")
                .mend("give each a name and a uid of its own, or delete one of them")
                .source(TempoDatasourceCheck.PROVISIONING));
    }

    @Override
    void check(List<Datasource> group, Report report) {
        Map<String, Datasource> byName = new HashMap<>();
        Map<String, Datasource> byUid = new HashMap<>();
        for (Datasource datasource : group) {
            if (!same("name", datasource, byName, report)) {
                same("uid", datasource, byUid, report);
            }
        }
    }

    private static boolean same(String field, Datasource datasource, Map<String, Datasource> seen, Report report) {
        Value value = datasource.entry().get(field);
        String text = TempoDatasourceCheck.settled(value).orElse("");
        Optional<Datasource> first =
                text.isEmpty() ? Optional.empty() : Optional.ofNullable(seen.putIfAbsent(text, datasource));
        first.filter(other -> datasource.isTempo() || other.isTempo())
                .ifPresent(other -> report.add(
                        value.spot(),
                        "another datasource has the %s %s as well".formatted(field, value),
                        "give each a %s of its own, or delete one of them".formatted(field),
                        List.of(),
                        List.of(other.entry().get(field).spot())));
        return first.isPresent();
    }
}
