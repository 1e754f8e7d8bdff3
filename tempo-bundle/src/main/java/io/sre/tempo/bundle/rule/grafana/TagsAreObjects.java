package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.List;

/** A tag says which attribute of a span becomes which label. */
final class TagsAreObjects extends TempoDatasourceCheck {

    TagsAreObjects() {
        super(warning("TEMPO-GRAF-016", "the tags of a link are objects with key and value")
                .because(
                        "A list of texts is the form of the old tracesToLogs. In the newer settings none of these tags is found in a"
                                + " span, and without a tag Grafana shows no link.")
                .mend("write each tag as {key: service.name, value: service_name}")
                .source(SETTINGS));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        for (Link link : List.of(Link.LOGS, Link.METRICS, Link.PROFILES)) {
            Value tags = link.in(datasource).get("tags");
            boolean list = tags.isList() || tags.isEmpty() || tags.hasPlaceholder();
            if (!list) {
                report.add(tags, "the tags are %s, and not a list of objects".formatted(tags), "write a list");
            }
            tags.elements().stream()
                    .filter(tag -> !tag.isUnknown() && tag.get("key").isEmpty())
                    .findFirst()
                    .ifPresent(tag -> report.add(
                            tag,
                            "the tag is %s, and not an object with a key".formatted(tag),
                            "write {key: %s}"
                                    .formatted(TempoDatasourceCheck.settled(tag).orElse("service.name"))));
        }
    }
}
