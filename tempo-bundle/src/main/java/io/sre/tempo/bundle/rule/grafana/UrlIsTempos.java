package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Check;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Datasource;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.ServiceHost;
import io.sre.tempo.bundle.view.Value;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A datasource of Tempo asks Tempo. */
final class UrlIsTempos extends Check {

    private static final Pattern OTHERS =
            Pattern.compile("(loki|prometheus|alertmanager|mimir|thanos|pyroscope|jaeger|zipkin)");

    UrlIsTempos() {
        super(warning("TEMPO-GRAF-010", "the datasource of Tempo asks Tempo")
                .because(
                        "Another program does not know the questions for traces: the datasource looks fine and finds nothing.")
                .mend("write the address of Tempo's Service")
                .source(TempoDatasourceCheck.SETTINGS));
    }

    @Override
    public void check(Platform platform, Report report) {
        Map<URI, Datasource> others = new HashMap<>();
        for (Datasource datasource : platform.datasources()) {
            if (!datasource.isTempo()) {
                datasource.url().ifPresent(url -> others.putIfAbsent(url, datasource));
            }
        }
        platform.tempoDatasources().forEach(datasource -> check(datasource, others, platform, report));
    }

    private static void check(Datasource datasource, Map<URI, Datasource> others, Platform platform, Report report) {
        Value url = datasource.entry().get("url");
        Optional<Datasource> same = datasource.url().map(others::get);
        Optional<String> name = datasource.host().flatMap(UrlIsTempos::other);
        if (same.isPresent()) {
            report.add(
                    url.spot(),
                    "the datasource asks the same address as %s, which is of the type %s"
                            .formatted(same.get().name(), same.get().type()),
                    "write the address of Tempo's Service",
                    List.of(),
                    List.of(same.get().entry().get("url").spot()));
        } else if (name.isPresent()
                && platform.installationsAt(datasource.host().get(), datasource.namespace(), datasource.spot())
                        .isEmpty()) {
            report.add(
                    url,
                    "the datasource is of the type tempo, and asks what seems to be %s".formatted(name.get()),
                    "write the address of Tempo's Service");
        }
    }

    private static Optional<String> other(String host) {
        String service = ServiceHost.of(host).service();
        Matcher matcher = OTHERS.matcher(service);
        boolean found = !service.contains("tempo") && !service.contains("trac") && matcher.find();
        return found ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
