package io.sre.tempo.datasource;

import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.HostPort;
import io.sre.tempo.model.syntax.Syntax;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for a datasource and its parts (Grafana 13.2 provisioning, settings of the tempo plug-in). */
final class DatasourceRules {

    /** The width of the columns in Grafana's database. */
    static final int LONGEST_NAME = 190;

    static final int LONGEST_TEXT = 1024;

    /** Ports of Tempo that take spans or speak gRPC only, and what each is for. */
    private static final Map<Integer, String> NO_QUERIES = Map.of(
            9095, "gRPC between Tempo's own parts",
            4317, "spans by OTLP over gRPC",
            4318, "spans by OTLP over HTTP",
            9411, "spans by Zipkin",
            14250, "spans by Jaeger over gRPC",
            14268, "spans by Jaeger over HTTP");

    private DatasourceRules() {}

    static void check(TempoDatasource datasource, Problems problems) {
        url(problems, datasource.url());
        TextRules.line(problems, "name", datasource.name(), LONGEST_NAME);
        problems.check("uid", datasource.uid(), Syntax.GRAFANA_UID);
        orgId(problems, datasource.orgId());
        positive(problems, "version", datasource.version());
        datasource.basicAuth().ifPresent(auth -> HttpRules.basicAuth(problems.at("basicAuth"), auth));
        LinkRules.check(datasource, problems);
        appearance(datasource, problems);
        HttpRules.check(datasource, problems);
        TextRules.each(problems, "correlations", datasource.correlations(), CorrelationRules::check);
    }

    static void orgId(Problems problems, long orgId) {
        if (orgId < 1) {
            problems.add("orgId", orgId, "must be the id of an organization", "write 1 for the first one");
        }
    }

    private static void url(Problems problems, @Nullable String url) {
        if (!problems.present("url", url) || url == null) {
            return;
        }
        if (!Syntax.HTTP_URL.accepts(url)) {
            // Not the mend of the syntax, whose example has a path.
            problems.add("url", url, Syntax.HTTP_URL.rule(), "write \"http://tempo.tempo.svc.cluster.local:3200\"");
            return;
        }
        URI uri = URI.create(url);
        String path = uri.getRawPath();
        if (path != null && !path.isEmpty()) {
            problems.add(
                    "url",
                    url,
                    "must not have a path: Grafana adds the paths of Tempo's API itself",
                    "write \"%s\"".formatted(url.substring(0, url.length() - path.length())));
        }
        port(uri).ifPresent(port -> port(problems, url, port));
    }

    private static void port(Problems problems, String url, int port) {
        String purpose = NO_QUERIES.get(port);
        if (purpose != null) {
            problems.add(
                    "url",
                    url,
                    "must not have port %d, which is for %s".formatted(port, purpose),
                    "write Tempo's HTTP port: 3200, or 3100 for charts up to 1.23.0");
        }
    }

    private static Optional<Integer> port(URI uri) {
        return HostPort.parse(uri.getRawAuthority())
                .filter(address -> address.port().isPresent())
                .map(address -> address.port().getAsInt());
    }

    private static void appearance(TempoDatasource datasource, Problems problems) {
        datasource.search().ifPresent(search -> search(problems.at("search"), search));
        datasource.traceQuery().ifPresent(query -> {
            Problems at = problems.at("traceQuery");
            TextRules.widening(at, "spanStartTimeShift", query.spanStartTimeShift());
            TextRules.widening(at, "spanEndTimeShift", query.spanEndTimeShift());
        });
        datasource.spanBar().ifPresent(bar -> spanBar(problems.at("spanBar"), bar));
        positive(problems, "tagLimit", datasource.tagLimit());
        seconds(problems, "timeRangeForTags", datasource.timeRangeForTags());
        seconds(problems, "timeout", datasource.timeout());
    }

    private static void search(Problems problems, Search search) {
        Set<String> ids = new HashSet<>();
        TextRules.each(problems, "filters", search.filters(), (at, filter) -> {
            if (TextRules.line(at, "id", filter.id(), LONGEST_TEXT) && !ids.add(filter.id())) {
                at.add("id", filter.id(), "must not be given twice", "give each filter an id of its own");
            }
            TextRules.line(at, "tag", filter.tag(), LONGEST_TEXT);
            TextRules.line(at, "operator", filter.operator(), LONGEST_TEXT);
        });
    }

    private static void spanBar(Problems problems, SpanBar bar) {
        if (!problems.present("type", bar.type())) {
            return;
        }
        boolean wanted = bar.type() == SpanBar.Type.TAG;
        if (wanted) {
            TextRules.line(problems, "tag", bar.tag().orElse(null), LONGEST_TEXT);
        } else if (bar.tag().isPresent()) {
            problems.add(
                    "tag",
                    bar.tag().get(),
                    "must not be given with the type %s, which shows no tag".formatted(bar.type()),
                    "take SpanBar.tag(…), or leave the tag out");
        }
    }

    private static void positive(Problems problems, String part, OptionalInt number) {
        if (number.isPresent() && number.getAsInt() < 1) {
            problems.add(part, number.getAsInt(), "must be above zero", "leave it out to have Grafana's own");
        }
    }

    /** Grafana keeps them as a number of seconds. */
    private static void seconds(Problems problems, String part, Optional<Duration> duration) {
        duration.filter(some -> some.isNegative()
                        || some.isZero()
                        || !some.truncatedTo(ChronoUnit.SECONDS).equals(some)
                        || some.compareTo(Duration.ofSeconds(Integer.MAX_VALUE)) > 0)
                .ifPresent(bad -> problems.add(
                        part, bad, "must be a whole number of seconds above zero", "write Duration.ofSeconds(30)"));
    }
}
