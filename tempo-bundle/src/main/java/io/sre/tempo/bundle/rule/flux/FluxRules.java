package io.sre.tempo.bundle.rule.flux;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about Flux. */
public final class FluxRules {

    private FluxRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new ApiVersionIsServed(),
                new FieldsAreKnown(),
                new FieldsAreTaken(),
                new VersionExists(),
                new RepositoryHasVersion(),
                new RepositoryTypeFitsUrl(),
                new UrlIsOfChart(),
                new VersionIsPinned(),
                new RangeKeepsBehaviour(),
                new ChartStarts(),
                new ContainerPortIsTrue(),
                new PlaceholdersPassFlux(),
                new PlaceholdersAreNotEscaped(),
                new ReleaseNameIsWhole(),
                new KeysAreRenderedOnce(),
                new FailuresAreTriedAgain(),
                new ValueHasOneOrigin(),
                new NamespaceKeepsInjection(),
                new DependenciesEnd(),
                new ChartNameIsPlain(),
                new RemediationIsUsed(),
                new VersionIsReadable(),
                new ValuesAreReadable(),
                new SourceIsInItsNamespace(),
                new ValuesKeyExists());
    }
}
