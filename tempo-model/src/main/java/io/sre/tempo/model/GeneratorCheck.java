package io.sre.tempo.model;

import io.sre.tempo.model.chart.Processor;
import io.sre.tempo.model.chart.TempoChart;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.HostPort;
import io.sre.tempo.model.syntax.Syntax;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What can be wrong with the metrics generator of a description. */
final class GeneratorCheck {

    private static final Set<Processor> ALWAYS = Set.of(Processor.SERVICE_GRAPHS, Processor.SPAN_METRICS);

    private GeneratorCheck() {}

    static void check(Tempo tempo, MetricsGenerator generator, Optional<TempoChart> chart, Problems at) {
        if (at.present("remoteWrite", generator.remoteWrite())) {
            remoteWrite(tempo, generator.remoteWrite(), at.at("remoteWrite"));
        }
        processors(generator, chart, at);
    }

    private static void processors(MetricsGenerator generator, Optional<TempoChart> chart, Problems at) {
        if (generator.processors().isEmpty()) {
            at.add(
                    "processors",
                    generator.processors(),
                    "must have at least one: without, nothing is generated",
                    "add SERVICE_GRAPHS or SPAN_METRICS, or leave the generator out");
        }
        for (Processor processor : generator.processors()) {
            if (at.present("processors", processor)
                    && chart.filter(known -> !known.canRun(processor)).isPresent()) {
                at.add(
                        "processors",
                        processor,
                        "must be one that the chart can run: local-blocks needs a path that charts before 1.21.0 do not set",
                        "leave it out, or use chart 1.21.0 or later");
            }
        }
        boolean forced = chart.filter(known -> !known.choosesProcessors()).isPresent();
        if (forced
                && !generator.processors().isEmpty()
                && !generator.processors().containsAll(ALWAYS)) {
            at.add(
                    "processors",
                    generator.processors(),
                    "must be service-graphs and span-metrics: charts before 1.19.0 always run both",
                    "name both, or use chart 1.19.0 or later");
        }
    }

    private static void remoteWrite(Tempo tempo, RemoteWrite target, Problems at) {
        if (at.check("url", target.url(), Syntax.HTTP_URL) && target.location().isEmpty()) {
            URI uri = URI.create(target.url());
            HostPort.parse(uri.getRawAuthority())
                    .ifPresent(called -> DestinationCheck.ofRemoteWrite(tempo, uri, called, at));
        }
        Optional<HostPort> called = Optional.ofNullable(target.url())
                .filter(Syntax.HTTP_URL::accepts)
                .flatMap(url -> HostPort.parse(URI.create(url).getRawAuthority()));
        target.location().ifPresent(location -> DescriptionCheck.location(at.at("location"), location, called));
    }

    static int port(URI uri, HostPort called) {
        return called.port().orElse("https".equals(uri.getScheme()) ? 443 : 80);
    }
}
