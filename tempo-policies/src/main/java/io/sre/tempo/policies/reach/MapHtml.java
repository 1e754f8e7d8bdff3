package io.sre.tempo.policies.reach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A map as one page with nothing around it. Its policy lets a browser run the page's own script and nothing else, and load
 * nothing; without scripts it shows the text.
 */
final class MapHtml {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final ConnectivityMap map;

    MapHtml(ConnectivityMap map) {
        this.map = map;
    }

    String text() {
        String style = resource("map.css");
        String script = resource("map.js");
        Map<String, String> values = Map.of(
                "style", style,
                "styleHash", hash(style),
                "script", script,
                "scriptHash", hash(script),
                "text", escaped(map.toText()),
                "json", embedded(map.toJson()));
        // One pass over the page, so that what looks like a place in the data is left alone.
        return PLACE.matcher(resource("map.html")).replaceAll(place -> value(place, values));
    }

    private static String value(MatchResult place, Map<String, String> values) {
        return Matcher.quoteReplacement(requireNonNull(values.get(place.group(1)), place.group()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** {@return the same JSON, without anything that could end the element that it stands in} */
    private static String embedded(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    /** Source: Content Security Policy Level 3, hash-source. */
    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = requireNonNull(MapHtml.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
