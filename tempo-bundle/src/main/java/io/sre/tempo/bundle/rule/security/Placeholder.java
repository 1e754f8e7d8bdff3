package io.sre.tempo.bundle.rule.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placeholder {@code ${NAME}} in a value that becomes part of {@code tempo.yaml}.
 *
 * @param value the text that it stands in
 * @param name the variable
 * @param hasDefault whether it says what is taken if there is no such variable
 * @param filler who may fill it in, besides Tempo
 */
record Placeholder(Value value, String name, boolean hasDefault, Filler filler) {

    /** Who may fill in a placeholder before Tempo reads it. */
    enum Filler {
        /** Nobody: it is escaped from Flux, which leaves it as it is. */
        NOBODY,
        /** Flux does not, as far as the manifests say. */
        HARDLY_FLUX,
        /** Nobody knows: no Flux Kustomization is at hand. */
        PERHAPS_FLUX,
        /** Flux. */
        FLUX
    }

    private static final Pattern FORM = Pattern.compile("(\\$?)\\$\\{([A-Za-z_][A-Za-z0-9_]{0,250})([:=-]?)");

    private static final List<String> CONFIGURED = List.of(
            "storage",
            "receivers",
            "server",
            "ingester",
            "querier",
            "queryFrontend",
            "overrides",
            "global_overrides",
            "metricsGenerator");

    /** Each placeholder of an installation, in the order of the values. */
    static List<Placeholder> of(Installation tempo, Platform platform) {
        return tempo.derived(All.class, key -> new All(find(tempo, platform))).placeholders();
    }

    private record All(List<Placeholder> placeholders) {}

    private static List<Placeholder> find(Installation tempo, Platform platform) {
        List<Placeholder> found = new ArrayList<>();
        for (Value text : configured(tempo)) {
            Matcher matcher = FORM.matcher(text.text());
            while (text.hasPlaceholder() && matcher.find()) {
                Filler filler = filler(text, matcher.group(2), tempo, platform);
                found.add(new Placeholder(
                        text, matcher.group(2), !matcher.group(3).isEmpty(), filler));
            }
        }
        return found;
    }

    /** Each text that becomes part of {@code tempo.yaml}. */
    static List<Value> configured(Installation tempo) {
        List<Value> texts = new ArrayList<>();
        if (!tempo.replacesConfig()) {
            for (String part : CONFIGURED) {
                tempo.value("tempo").get(part).walk(value -> {
                    if (value.isText() && value.isWritten()) {
                        texts.add(value);
                    }
                });
            }
        }
        return texts;
    }

    /** Whether Tempo replaces placeholders by itself: the flag counts as given whatever is falsy, and not if it is "false". */
    static boolean expands(Installation tempo) {
        Value arguments = tempo.value("tempo.extraArgs");
        Value flag = arguments.get("config.expand-env");
        boolean off = flag.isText() && flag.text().equals("false");
        return arguments.isUnknown() || (arguments.has("config.expand-env") && !off);
    }

    /** Whether nobody can tell what the process is started with. */
    static boolean isUncertain(Installation tempo) {
        return tempo.value("tempo.extraArgs").isUnknown();
    }

    private static Filler filler(Value text, String name, Installation tempo, Platform platform) {
        boolean substituted = platform.maySubstitute(text, tempo.release());
        JsonNode raw = text.spot().source().tree().at(text.spot().pointer());
        if (substituted) {
            return raw.asText("").contains("$${" + name) ? Filler.NOBODY : Filler.FLUX;
        }
        return platform.knowsSubstitution(tempo.manifest()) ? Filler.HARDLY_FLUX : Filler.PERHAPS_FLUX;
    }
}
