package io.sre.tempo.bundle.rule.grafana;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Spot;
import org.jspecify.annotations.Nullable;

/** A provisioning file says which form it has. */
final class ProvisioningNamesItsForm extends TempoDatasourceCheck {

    ProvisioningNamesItsForm() {
        super(warning("TEMPO-GRAF-024", "a provisioning file of datasources has apiVersion: 1")
                .because(
                        "Without it Grafana reads the file as the oldest form, whose names are written another way: jsonData and most"
                                + " other settings are lost without a word.")
                .mend("write apiVersion: 1 above datasources")
                .source(PROVISIONING + "; pkg/services/provisioning/datasources/config_reader.go"));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        Spot entry = datasource.spot();
        @Nullable JsonPointer list = entry.pointer().head();
        boolean inFile = list != null
                && list.last() != null
                && "datasources".equals(list.last().getMatchingProperty())
                && datasource.container().expandsVariables();
        if (inFile) {
            JsonPointer file = list.head();
            JsonNode form = entry.source().tree().at(file).path("apiVersion");
            boolean wrong = form.isMissingNode() || (form.isNumber() && form.asInt() != 1);
            if (wrong) {
                report.add(
                        new Spot(entry.source(), list),
                        form.isMissingNode() ? "the file has no apiVersion" : "the file has the apiVersion " + form,
                        "write apiVersion: 1");
            }
        }
    }
}
