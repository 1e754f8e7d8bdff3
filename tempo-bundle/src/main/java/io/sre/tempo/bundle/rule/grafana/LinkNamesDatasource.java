package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** A link says where it leads to. */
final class LinkNamesDatasource extends TempoDatasourceCheck {

    LinkNamesDatasource() {
        super(warning("TEMPO-GRAF-018", "a link of the datasource says which datasource it leads to")
                .because(
                        "A link is an object with datasourceUid. Without that, Grafana shows no link, whatever else is written.")
                .mend("add datasourceUid")
                .source(SETTINGS));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        for (Link link : Link.values()) {
            Value value = link.in(datasource);
            if (value.isEmpty() || value.isFalse() || value.hasPlaceholder()) {
                continue;
            }
            if (!value.isObject()) {
                report.add(
                        value,
                        "%s is %s, and not an object with datasourceUid".formatted(link.key(), value),
                        "write an object with datasourceUid");
            } else if (value.get("datasourceUid").isEmpty() && !isFilledIn(datasource)) {
                report.add(value, "%s has no datasourceUid".formatted(link.key()), "add datasourceUid");
            }
        }
    }
}
