package io.sre.tempo.bundle.rule.key;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.chart.TempoConfig;
import io.sre.tempo.model.syntax.Durations;
import io.sre.tempo.model.syntax.Syntax;

/** A setting of Tempo is a switch, a number or a duration where Tempo wants one. */
final class SettingHasItsType extends InstallationCheck {

    SettingHasItsType() {
        super(
                error("TEMPO-KEY-021", "every setting is of the type that Tempo wants")
                        .because(
                                "The chart keeps quotes when it copies these values, and Tempo takes no text for a number or a switch. Its"
                                        + " durations are Go's, which know no days. At another type Tempo stops.")
                        .mend("write switches and numbers without quotes, durations in h, m and s")
                        .source(
                                "grafana/tempo v2.3.0 to v2.10.8, the Go types of its configuration; 2.3.1, 2.9.0 and 2.10.8 run"));
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        for (Setting setting : Setting.of(tempo)) {
            Value value = setting.value();
            TempoConfig.Type type = setting.config().typeOf(setting.path()).orElse(TempoConfig.Type.ANY);
            if (!value.hasPlaceholder() && !isOf(type, value)) {
                report.add(
                        value,
                        "%s is %s, and Tempo wants %s and does not start".formatted(setting.path(), value, name(type)),
                        mend(type, value));
            }
        }
    }

    private static boolean isOf(TempoConfig.Type type, Value value) {
        return switch (type) {
            case SWITCH -> value.isTrue() || value.isFalse();
            case NUMBER -> value.isNumber();
            case DURATION ->
                value.isNumber()
                        || (value.isText() && Durations.ofGo(value.text()).isPresent());
            case SECTION -> value.isObject();
            case MAP, ANY -> true;
        };
    }

    private static String name(TempoConfig.Type type) {
        return switch (type) {
            case SWITCH -> "true or false";
            case NUMBER -> "a number";
            case DURATION -> "a duration";
            case SECTION -> "an object";
            case MAP, ANY -> "something else";
        };
    }

    private static String mend(TempoConfig.Type type, Value value) {
        boolean quoted = (type == TempoConfig.Type.NUMBER && value.number().isPresent())
                || value.text().equals("true")
                || value.text().equals("false");
        if (quoted && value.isText()) {
            return "write %s without quotes".formatted(value.text());
        }
        return type == TempoConfig.Type.DURATION && value.isText()
                ? Syntax.GO_DURATION.mend(value.text())
                : "write %s".formatted(name(type));
    }
}
