package io.sre.tempo.datasource;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What holds for the way in which Grafana asks: who it is, what it sends, whom it trusts. */
final class HttpRules {

    /** In place of every secret: who takes a reference for the secret itself must not find it in a log. */
    private static final String REDACTED = "****";

    private static final Pattern HEADER = Pattern.compile("[-A-Za-z0-9]+");
    private static final Pattern COOKIE = Pattern.compile("[-!#$%&'*+.^_`|~A-Za-z0-9]+");

    private HttpRules() {}

    static void check(TempoDatasource datasource, Problems problems) {
        cookies(problems, datasource);
        datasource.tls().ifPresent(tls -> tls(problems, datasource.url(), tls));
        Set<String> names = new HashSet<>();
        TextRules.each(problems, "httpHeaders", datasource.httpHeaders(), (at, header) -> header(at, header, names));
    }

    static void basicAuth(Problems problems, BasicAuth auth) {
        if (TextRules.line(problems, "user", auth.user(), 255) && auth.user().contains(":")) {
            problems.add("user", auth.user(), "must not have a colon, which ends the name", "take it out");
        }
        secret(problems, "password", auth.password(), false);
    }

    private static void cookies(Problems problems, TempoDatasource datasource) {
        TextRules.each(problems, "keepCookies", datasource.keepCookies(), (at, cookie) -> {
            if (!COOKIE.matcher(cookie).matches()) {
                at.add("", cookie, "must be the name of a cookie", "write the name only, without '=' or ';'");
            }
        });
    }

    private static void tls(Problems problems, @Nullable String url, Tls tls) {
        if (url != null && url.startsWith("http:")) {
            problems.add(
                    "tls",
                    url,
                    "must not be given for an http address, for which it has no effect",
                    "write an https address, or leave it out");
        }
        Problems at = problems.at("tls");
        TextRules.line(at, "serverName", tls.serverName(), 255);
        tls.caCertificate().ifPresent(certificate -> secret(at, "caCertificate", certificate, true));
        tls.clientCertificate().ifPresent(client -> {
            secret(at, "clientCertificate.certificate", client.certificate(), true);
            secret(at, "clientCertificate.key", client.key(), true);
        });
    }

    private static void header(Problems problems, HttpHeader header, Set<String> names) {
        String name = header.name();
        if (problems.present("name", name)) {
            if (!HEADER.matcher(name).matches()) {
                problems.add(
                        "name",
                        name,
                        "must be the name of a header: letters, digits and '-'",
                        "write a name such as \"X-Scope-OrgID\", without a colon");
            } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
                problems.add("name", name, "must not be given twice, in whatever letters", "leave one of them out");
            }
        }
        secret(problems, "value", header.value(), false);
        if (HttpHeader.TENANT.equalsIgnoreCase(name)) {
            tenant(problems, header.value());
        }
    }

    private static void tenant(Problems problems, @Nullable SecretValue value) {
        if (value != null
                && value.isLiteral()
                && !value.text().isEmpty()
                && !Arrays.stream(value.text().split("\\|", -1)).allMatch(Syntax.TENANT_ID::accepts)) {
            problems.add(
                    "value",
                    REDACTED,
                    Syntax.TENANT_ID.rule() + ", or several with '|' between them",
                    "write an id such as \"team-a\"");
        }
    }

    private static void secret(Problems problems, String part, @Nullable SecretValue value, boolean severalLines) {
        if (!problems.present(part, value) || value == null) {
            return;
        }
        if (!TextRules.isPrintable(value.prefix(), false)) {
            problems.add(part, REDACTED, "must have a prefix of printable characters", "mend the prefix");
        }
        switch (value.source()) {
            case FILE -> place(problems, part, value, "/[^${}]+", "must be the absolute path of a file, without $ { }");
            case VAULT -> place(problems, part, value, "[^${}]+", "must be a path in Vault, without $ { }");
            case ENVIRONMENT -> variable(problems, part, value.text());
            case LITERAL -> literal(problems, part, value.text(), severalLines);
        }
    }

    private static void place(Problems problems, String part, SecretValue value, String pattern, String rule) {
        boolean good =
                value.text().matches(pattern) && !value.text().isBlank() && TextRules.isPrintable(value.text(), false);
        if (!good) {
            problems.add(part, REDACTED, rule, "write a path such as \"/etc/secrets/tempo/password\"");
        }
    }

    private static void variable(Problems problems, String part, String name) {
        if (!Syntax.ENVIRONMENT_VARIABLE.accepts(name)) {
            problems.add(part, REDACTED, Syntax.ENVIRONMENT_VARIABLE.rule(), "write a name such as \"TEMPO_PASSWORD\"");
        }
    }

    private static void literal(Problems problems, String part, String text, boolean severalLines) {
        if (text.isEmpty()) {
            problems.add(part, text, "must not be empty", "take a reference, such as SecretValue.fromFile(…)");
        } else if (!TextRules.isPrintable(text, severalLines)) {
            problems.add(
                    part,
                    REDACTED,
                    severalLines ? "must be printable text" : "must be one line of printable characters",
                    "take the other characters out");
        }
    }
}
