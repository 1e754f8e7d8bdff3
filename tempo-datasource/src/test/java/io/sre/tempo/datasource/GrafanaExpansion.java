package io.sre.tempo.datasource;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Grafana makes of a value of a provisioning file, for the tests only: parts between {@code $$}, references in
 * braces first, then variables in what came out, including in the content of a secret.
 */
final class GrafanaExpansion {

    private static final Pattern BRACED = Pattern.compile("\\$(__\\w+|)\\{([^}]+)}");
    private static final Pattern BARE = Pattern.compile("\\$(?:\\{(\\w*)}|(\\w+))");

    private final Map<String, String> environment;
    private final Map<String, String> files;

    GrafanaExpansion(Map<String, String> environment, Map<String, String> files) {
        this.environment = environment;
        this.files = files;
    }

    String expand(String value) {
        return Stream.of(value.split("\\$\\$", -1)).map(this::part).collect(Collectors.joining("$"));
    }

    private String part(String part) {
        String braced = BRACED.matcher(part)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "", "__env" -> environment.getOrDefault(match.group(2), "");
                            case "__file", "__vault" -> files.getOrDefault(match.group(2), "");
                            default -> match.group();
                        }));
        return BARE.matcher(braced)
                .replaceAll(match -> Matcher.quoteReplacement(
                        environment.getOrDefault(match.group(1) == null ? match.group(2) : match.group(1), "")));
    }
}
