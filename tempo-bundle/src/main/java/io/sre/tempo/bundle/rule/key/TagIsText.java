package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Severity;

/** The tag of the image is text. */
final class TagIsText extends InstallationCheck {

    TagIsText() {
        super(error("TEMPO-KEY-010", "tempo.tag is text")
                .because(
                        "A function of the template takes nothing but text: with a number, which an unquoted 2.8 is, or with null"
                                + " the chart cannot be rendered.")
                .mend("put the tag in quotes")
                .source("chart tempo 1.7.2 to 2.2.4, templates/_helpers.tpl, rendered"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value tag = tempo.release().written().at("tempo.tag");
        if (tag.isPresent() && tag.isNull()) {
            // Flux or the API server may drop a null on the way, and then the default is used.
            report.as(Severity.WARNING).add(tag, "tempo.tag is null, and the chart can only render text", "delete it");
        } else if (tag.isPresent() && !tag.isText()) {
            report.add(tag, "tempo.tag is %s, and the chart can only render text".formatted(tag), "write it in quotes");
        }
    }
}
