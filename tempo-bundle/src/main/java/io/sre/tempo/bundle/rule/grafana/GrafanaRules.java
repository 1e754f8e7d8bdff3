package io.sre.tempo.bundle.rule.grafana;

import io.sre.tempo.bundle.rule.Check;
import java.util.List;

/** The rules about Grafana's datasources. */
public final class GrafanaRules {

    private GrafanaRules() {}

    /** {@return a check for each rule} */
    public static List<Check> all() {
        return List.of(
                new DollarSignsAreDoubled(),
                new DollarSignsAreSingleForOperator(),
                new VariablesPassFlux(),
                new LinkedUidExists(),
                new LinkedUidIsNoName(),
                new LinkedTypeFits(),
                new GeneratorMakesLinkedMetrics(),
                new UrlIsForQueries(),
                new UrlHasNoPath(),
                new UrlIsTempos(),
                new StreamingIsSupported(),
                new TenantIsSent(),
                new HeaderHasValue(),
                new TenantIsAsked(),
                new LogLinksAreOfSecondForm(),
                new TagsAreObjects(),
                new SettingsAreKnown(),
                new LinkNamesDatasource(),
                new SettingsAreInUse(),
                new TimeShiftsOpenWindow(),
                new CustomQueryIsUsed(),
                new BracesAreBalanced(),
                new MetricsAreTempos(),
                new ProvisioningNamesItsForm(),
                new UidIsAllowed(),
                new DatasourcesAreDistinct(),
                new OneDatasourceIsDefault(),
                new SidecarFindsDatasource(),
                new SidecarLabelIsText(),
                new ProvisioningFileHasEnding(),
                new CorrelationsAreComplete(),
                new AccessIsProxy(),
                new SecretsAreInSecureJsonData(),
                new SecretsAreNotInPlainText(),
                new BasicAuthIsComplete(),
                new DefaultIsFree(),
                new ProvisioningIsReadable(),
                new UrlHasScheme());
    }
}
