package io.sre.tempo.model.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps secrets out of what people read: the one place that knows which values may be secret. */
public final class Redaction {

    /** What is shown instead of a secret. */
    public static final String MASK = "***";

    private static final int LONGEST_SHOWN = 120;

    /** Keys whose values are secret; a key that names where a secret is kept, such as {@code secretName}, is none. */
    private static final Pattern SECRET_KEY = Pattern.compile(
            "(?i)secret|passw|passphrase|token|credential|api_?-?key|access_?-?key|private_?-?key|encryption_?-?key|account_?-?key"
                    + "|authorization|client_?-?key|connection_?-?string|httpheadervalue|bearer|signature");

    private static final Pattern NO_SECRET_KEY = Pattern.compile(
            "(?i)(name|refs?|file|path|kind|tokens?creds|signature_v2|pullsecrets)$|^automount[a-z]*token$");

    private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s\"']*@");
    private static final Pattern ENTRY =
            Pattern.compile("^(\\s*(?:- +)*)([\"']?)([^\"':\\s][^\"':]*)\\2(\\s*:\\s+)(\\S.*)$");
    private static final Pattern PLACEHOLDER = Pattern.compile("[\"']?\\$+\\{?[A-Za-z0-9_:.-]*\\}?[\"']?");

    private Redaction() {}

    /**
     * {@return whether the value of a key is probably secret}
     *
     * @param key the name of a field
     */
    public static boolean isSecret(String key) {
        return SECRET_KEY.matcher(key).find() && !NO_SECRET_KEY.matcher(key).find();
    }

    /**
     * {@return a value as text for a message: text in quotes, cut if it is long; not if its key says that it is secret}
     *
     * @param key the name of the field
     * @param value its value
     */
    public static String show(String key, JsonNode value) {
        if (!value.isContainerNode() && isSecret(key) && !isPlaceholder(value.asText())) {
            return MASK;
        }
        return cut(value.isContainerNode() ? kind(value) : withoutUserInfo(value.toString()));
    }

    private static String kind(JsonNode container) {
        return container.isArray() ? "a list" : "an object";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /**
     * {@return a line of YAML without what may be secret in it}
     *
     * @param line the line
     * @param inSecret whether it belongs to a Secret, of which every value is secret
     */
    public static String line(String line, boolean inSecret) {
        Matcher entry = ENTRY.matcher(line);
        if (entry.matches() && mayBeSecret(entry.group(3), entry.group(5), inSecret)) {
            return entry.group(1) + entry.group(2) + entry.group(3) + entry.group(2) + entry.group(4) + MASK;
        }
        return withoutUserInfo(line);
    }

    private static boolean mayBeSecret(String key, String value, boolean inSecret) {
        String name = key.toLowerCase(Locale.ROOT);
        boolean structure = name.equals("kind")
                || name.equals("apiversion")
                || name.equals("name")
                || name.equals("namespace")
                || name.equals("type");
        return (isSecret(key) || (inSecret && !structure)) && !isPlaceholder(value);
    }

    private static boolean isPlaceholder(String value) {
        return value.isEmpty() || PLACEHOLDER.matcher(value).matches();
    }

    private static String withoutUserInfo(String text) {
        return USER_INFO.matcher(text).replaceAll("://" + MASK + "@");
    }
}
