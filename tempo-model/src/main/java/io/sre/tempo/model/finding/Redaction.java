package io.sre.tempo.model.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps secrets out of what people read: the one place that knows which values may be secret. */
public final class Redaction {

    /** What is shown instead of a secret. */
    public static final String MASK = "***";

    private static final int LONGEST_SHOWN = 120;

    /** A secret that is shown in part begins, with its key, among these characters. */
    private static final int LONGEST_READ = 2000;

    private static final int LONGEST_LINE = 500;

    /** Parts of keys whose values are secret; a key that names where a secret is kept, such as {@code secretName}, is none. */
    private static final List<String> SECRET_WORDS = List.of(
            "secret",
            "passw",
            "passphrase",
            "token",
            "credential",
            "authorization",
            "httpheadervalue",
            "bearer",
            "signature");

    /** The same for what is written with and without a separator: {@code api_key}, {@code apiKey}. */
    private static final List<String> SECRET_PAIRS = List.of(
            "apikey", "accesskey", "privatekey", "encryptionkey", "accountkey", "clientkey", "connectionstring");

    /** How keys end that say where a secret is, and are none themselves. */
    private static final List<String> HARMLESS_ENDS = List.of(
            "name",
            "ref",
            "refs",
            "file",
            "path",
            "kind",
            "tokencreds",
            "tokenscreds",
            "signature_v2",
            "pullsecrets",
            "secretproviderclass",
            "admintokensecret",
            "existingsecret",
            "existing_secret",
            "existing-secret",
            "existing_-secret");

    private static final Pattern USER_INFO = Pattern.compile("://[^/?#\\s\"']*@");

    /** User and password of an address without a scheme; the digest of an image looks alike. */
    private static final Pattern BARE_USER_INFO = Pattern.compile(
            "(?<![A-Za-z0-9._%+:/-])[A-Za-z0-9._%+-]{1,64}:[^\\s\"'/@:]{1,200}@(?=[A-Za-z0-9\\[])(?!sha(?:256|512):)");

    /** A parameter of an address. */
    private static final Pattern PARAMETER =
            Pattern.compile("([?&;]([A-Za-z_][A-Za-z0-9_.-]{0,99})=)([^&\\s\"'#,}\\]]++)");

    private static final Pattern SECRET_PARAMETER = Pattern.compile("(?i)key|sig|auth|jwt|pwd|pass");

    private static final Pattern ENTRY =
            Pattern.compile("(?s)(\\s*+(?:- ++)*+)([\"']?)([^\"':\\s][^\"':]*+)\\2(\\s*+:\\s++)(\\S.*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("[\"']?\\$+\\{?[A-Za-z0-9_:.-]*\\}?[\"']?");

    private static final String KEY =
            "([\"']?)\\b([A-Za-z_][A-Za-z0-9_.-]{0,99})\\1(\\s{0,9}(?::\\s{1,9}|=\\s{0,9})|(?<=[\"']):\\s{0,9})";

    /** A key and its value inside a line: of an object in one line, of JSON, of an argument. */
    private static final Pattern PAIR =
            Pattern.compile(KEY + "(\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|[^\\s,\"'{}\\[\\]&|>][^,}\\]\"&]*+)");

    /** The same where the value goes on in the next line, or the line was cut. */
    private static final Pattern LAST = Pattern.compile(KEY + "(\"(?:[^\"\\\\]|\\\\.)*+\\\\?|'[^']*+)$");

    /** An environment variable, or another pair, in one line. */
    private static final Pattern NAMED_VALUE = Pattern.compile(
            "(\\bname[\"']?:\\s{0,9}[\"']?([A-Za-z0-9_.-]{1,100})[\"']?\\s{0,9},\\s{0,9}[\"']?value[\"']?:\\s{0,9})(\"[^\"]*+\"|[^,}]*+)");

    private static final Pattern HEADING = Pattern.compile(
            "\\s*+(?:- ++)*+[\"']?[A-Za-z0-9_./-]++[\"']?\\s*+:\\s*+(?:[|>][-+0-9]*+)?\\s*+|\\s*+|---.*");

    private Redaction() {}

    /**
     * {@return whether the value of a key is probably secret}
     *
     * @param key the name of a field
     */
    public static boolean isSecret(String key) {
        return hasSecretWord(key) && !isHarmless(key.toLowerCase(Locale.ROOT));
    }

    private static boolean isHarmless(String key) {
        for (String end : HARMLESS_ENDS) {
            if (key.endsWith(end)) {
                return true;
            }
        }
        return key.endsWith("token") && key.contains("automount");
    }

    /** Nearly every text that is looked at has none, which spares it the slow search for keys and their values. */
    private static boolean hasSecretWord(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (containsAny(small, SECRET_WORDS)) {
            return true;
        }
        return (small.contains("key") || small.contains("string"))
                && containsAny(small.replace("_", "").replace("-", ""), SECRET_PAIRS);
    }

    private static boolean containsAny(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
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
        return cut(
                value.isContainerNode() ? kind(value) : withoutSecrets(cut(value.toString(), LONGEST_READ)),
                LONGEST_SHOWN);
    }

    private static String kind(JsonNode container) {
        return container.isArray() ? "a list" : "an object";
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    /**
     * {@return a line of YAML without what may be secret in it; of a long one the beginning}
     *
     * @param line the line
     * @param inSecret whether it belongs to a Secret, of which every value is secret
     */
    public static String line(String line, boolean inSecret) {
        return cut(shown(cut(line, LONGEST_READ), inSecret), LONGEST_LINE);
    }

    private static String shown(String line, boolean inSecret) {
        if (!inSecret && !hasSecretWord(line)) {
            return anonymous(line);
        }
        Matcher entry = ENTRY.matcher(line);
        if (entry.matches() && mayBeSecret(entry.group(3).strip(), entry.group(5), inSecret)) {
            return entry.group(1) + entry.group(2) + entry.group(3) + entry.group(2) + entry.group(4) + MASK;
        }
        boolean content = inSecret && !entry.matches() && !HEADING.matcher(line).matches();
        return content ? indent(line) + MASK : withoutSecrets(line);
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static boolean mayBeSecret(String key, String value, boolean inSecret) {
        String name = key.toLowerCase(Locale.ROOT);
        boolean structure = name.equals("kind")
                || name.equals("apiversion")
                || name.equals("name")
                || name.equals("namespace")
                || (name.equals("metadata") && !value.contains("annotations"))
                || name.equals("type");
        return (isSecret(key) || (inSecret && !structure))
                && !isPlaceholder(value)
                && !value.matches("[|>][-+0-9]*\\s*");
    }

    private static boolean isPlaceholder(String value) {
        return value.isEmpty() || PLACEHOLDER.matcher(value).matches();
    }

    /** Without users and passwords of addresses, and without the secrets among their parameters. */
    private static String anonymous(String text) {
        String nameless = text;
        if (text.indexOf('@') >= 0) {
            String named = USER_INFO.matcher(text).replaceAll("://" + MASK + "@");
            nameless = BARE_USER_INFO.matcher(named).replaceAll(MASK + "@");
        }
        return text.indexOf('=') < 0
                ? nameless
                : PARAMETER.matcher(nameless).replaceAll(parameter -> {
                    String name = parameter.group(2);
                    boolean secret =
                            (isSecret(name) || SECRET_PARAMETER.matcher(name).matches())
                                    && !isPlaceholder(parameter.group(3));
                    return Matcher.quoteReplacement(secret ? parameter.group(1) + MASK : parameter.group());
                });
    }

    private static String withoutSecrets(String text) {
        String anonymous = anonymous(text);
        if (!hasSecretWord(anonymous)) {
            return anonymous;
        }
        String plain = NAMED_VALUE.matcher(anonymous).replaceAll(pair -> {
            boolean secret =
                    isSecret(pair.group(2)) && !isPlaceholder(pair.group(3).strip());
            return Matcher.quoteReplacement(secret ? pair.group(1) + MASK : pair.group());
        });
        return LAST.matcher(PAIR.matcher(plain).replaceAll(Redaction::masked)).replaceAll(Redaction::masked);
    }

    private static String masked(MatchResult pair) {
        boolean secret = isSecret(pair.group(2)) && !isPlaceholder(pair.group(4).strip());
        String key = pair.group(1) + pair.group(2) + pair.group(1) + pair.group(3);
        return Matcher.quoteReplacement(secret ? key + MASK : pair.group());
    }
}
