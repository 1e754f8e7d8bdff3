package io.sre.tempo.datasource;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values under {@code secureJsonData} while a file is read: each belongs to a setting elsewhere. */
final class Secrets {

    private final Map<String, SecretValue> left = new LinkedHashMap<>();

    private Secrets() {}

    static Secrets none() {
        return new Secrets();
    }

    static Secrets of(Section section) {
        Secrets secrets = new Secrets();
        section.keys().forEach(key -> section.secret(key).ifPresent(value -> secrets.left.put(key, value)));
        return secrets;
    }

    /** The value of a key; its absence is a problem of the section that wants it. */
    SecretValue take(Section wanting, String key) {
        SecretValue value = left.remove(key);
        if (value == null) {
            wanting.problem(
                    "",
                    "must have \"%s\" under secureJsonData".formatted(key),
                    "write it there, as $NAME or $__file{/path}");
            return SecretValue.literalInTheFile("");
        }
        return value;
    }

    /** Names what nobody took. */
    void unused(Section section) {
        left.keySet()
                .forEach(key -> section.problem(
                        "secureJsonData." + key,
                        "must not be there: no setting of the datasource uses it",
                        "take it out, or set what it belongs to, such as \"basicAuth: true\""));
    }
}
