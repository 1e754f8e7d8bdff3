package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;

/** A header is a name and a value. */
final class HeaderHasValue extends TempoDatasourceCheck {

    private static final String VALUE = "httpHeaderValue";

    HeaderHasValue() {
        super(warning("TEMPO-GRAF-013", "each header of the datasource has a name and a value")
                .because(
                        "A header is jsonData.httpHeaderName1 and secureJsonData.httpHeaderValue1, with the same number. Half of it is"
                                + " not sent.")
                .mend("write both, with the same number")
                .source(PROVISIONING));
    }

    @Override
    void check(Datasource datasource, Platform platform, Report report) {
        if (isFilledIn(datasource)) {
            return;
        }
        Value secure = datasource.entry().get("secureJsonData");
        Value json = datasource.entry().get("jsonData");
        for (Value header : Tenancy.headers(datasource)) {
            String key = VALUE + Tenancy.number(header);
            // A value in jsonData is the matter of the rule about secrets.
            if (!secure.has(key) && !json.has(key)) {
                report.add(header, "the header %s has no value".formatted(header), "add secureJsonData." + key);
            }
        }
        for (Value value : secure.values()) {
            String number = value.key().startsWith(VALUE) ? value.key().substring(VALUE.length()) : "";
            if (!number.isEmpty() && !json.has("httpHeaderName" + number)) {
                report.add(
                        value,
                        "%s is the value of a header without a name".formatted(value.key()),
                        "add jsonData.httpHeaderName" + number);
            }
        }
    }
}
