package io.sre.tempo.model.flux;

import static io.sre.tempo.model.flux.Checks.each;
import static io.sre.tempo.model.flux.Checks.known;
import static io.sre.tempo.model.flux.Checks.mandatory;
import static io.sre.tempo.model.flux.Checks.matching;
import static io.sre.tempo.model.flux.Checks.part;
import static io.sre.tempo.model.flux.Checks.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.regex.Pattern;

/**
 * What the CRD of Flux helm-controller v1.6 and the controller itself ask of a HelmRelease. Names are checked as those of
 * the objects that they refer to, where the CRD looks at their length only.
 */
final class HelmReleaseCheck {

    private static final int LONGEST_CHART = 2048;
    private static final Pattern VALUES_KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final Pattern TARGET_PATH = Pattern.compile("([a-zA-Z0-9_\\-.\\\\/]|\\[[0-9]{1,5}\\])+");

    private HelmReleaseCheck() {}

    static void check(Problems problems, HelmReleaseSpec spec) {
        mandatory(problems, "interval", spec.interval(), Syntax.FLUX_DURATION);
        chart(problems, spec);
        names(problems, spec);
        each(problems, "dependsOn", spec.dependsOn(), HelmReleaseCheck::dependency);
        problems.check("timeout", spec.timeout(), Syntax.FLUX_DURATION);
        part(problems, "kubeConfig", spec.kubeConfig(), HelmReleaseCheck::kubeConfig);
        actions(problems, spec);
        known(problems.at("driftDetection"), "mode", spec.driftDetection().flatMap(DriftDetection::mode));
        part(problems, "waitStrategy", spec.waitStrategy(), (at, wait) -> mandatory(at, "name", wait.name()));
        each(problems, "healthCheckExprs", spec.healthCheckExprs(), HelmReleaseCheck::health);
        part(problems, "commonMetadata", spec.commonMetadata(), Checks::metadata);
        each(
                problems,
                "postRenderers",
                spec.postRenderers(),
                (at, renderer) -> part(at, "kustomize", renderer.kustomize(), HelmReleaseCheck::kustomize));
        known(problems, "postRenderStrategy", spec.postRenderStrategy());
        each(problems, "valuesFrom", spec.valuesFrom(), HelmReleaseCheck::values);
        spec.values().filter(values -> !values.isObject()).ifPresent(values -> inline(problems, values));
    }

    private static void chart(Problems problems, HelmReleaseSpec spec) {
        if (spec.chart().isPresent() == spec.chartRef().isPresent()) {
            boolean both = spec.chart().isPresent();
            problems.add(
                    "chart",
                    both ? "chart and chartRef" : null,
                    "must be set, or chartRef, but not both",
                    both ? "leave out one of them" : "set chartRef to an OCIRepository, or chart to a template");
        }
        part(problems, "chart", spec.chart(), HelmReleaseCheck::template);
        part(problems, "chartRef", spec.chartRef(), (at, ref) -> {
            mandatory(at, "kind", ref.kind());
            mandatory(at, "name", ref.name(), Syntax.DNS_SUBDOMAIN);
            at.check("namespace", ref.namespace(), Syntax.DNS_LABEL);
        });
    }

    private static void template(Problems problems, ChartTemplate template) {
        part(problems, "metadata", template.metadata(), Checks::metadata);
        Problems at = problems.at("spec");
        ChartTemplateSpec chart = template.spec();
        if (mandatory(at, "chart", chart.chart()) && chart.chart().length() > LONGEST_CHART) {
            at.add("chart", chart.chart(), "must have at most 2048 characters", "write the chart's name");
        }
        source(at.at("sourceRef"), chart.sourceRef());
        at.check("interval", chart.interval(), Syntax.FLUX_DURATION);
        known(at, "reconcileStrategy", chart.reconcileStrategy());
        part(at, "verify", chart.verify(), (verify, some) -> verification(verify, some, chart.sourceRef()));
    }

    private static void source(Problems problems, ChartSourceRef source) {
        mandatory(problems, "kind", source.kind());
        mandatory(problems, "name", source.name(), Syntax.DNS_SUBDOMAIN);
        problems.check("namespace", source.namespace(), Syntax.DNS_LABEL);
    }

    /** The rule on the kind is that of the HelmChart object, which the controller makes of the template. */
    private static void verification(Problems problems, ChartVerification verification, ChartSourceRef source) {
        if (!source.kind().equals(ChartSourceKind.HELM_REPOSITORY)) {
            problems.add("", source.kind(), "must be a HelmRepository to be verified", "leave out verify");
        }
        known(problems, "provider", verification.provider());
        reference(problems, "secretRef", verification.secretRef());
    }

    private static void names(Problems problems, HelmReleaseSpec spec) {
        spec.releaseName()
                .filter(name -> name.length() > ReleaseName.LONGEST || !Syntax.DNS_SUBDOMAIN.accepts(name))
                .ifPresent(name -> problems.add(
                        "releaseName",
                        name,
                        "must be a Helm release name: at most 53 of a-z, 0-9, '-' and '.', with a letter or digit at"
                                + " both ends of each part",
                        "write a name such as \"tempo\", or leave it out to have one derived"));
        problems.check("targetNamespace", spec.targetNamespace(), Syntax.DNS_LABEL);
        problems.check("storageNamespace", spec.storageNamespace(), Syntax.DNS_LABEL);
        problems.check("serviceAccountName", spec.serviceAccountName(), Syntax.DNS_SUBDOMAIN);
    }

    private static void dependency(Problems problems, DependencyRef dependency) {
        mandatory(problems, "name", dependency.name(), Syntax.DNS_SUBDOMAIN);
        problems.check("namespace", dependency.namespace(), Syntax.DNS_LABEL);
    }

    private static void kubeConfig(Problems problems, KubeConfig config) {
        if (config.secretRef().isPresent() == config.configMapRef().isPresent()) {
            boolean both = config.secretRef().isPresent();
            problems.add(
                    "secretRef",
                    both ? "secretRef and configMapRef" : null,
                    "must be set, or configMapRef, but not both",
                    both ? "leave out one of them" : "set one of them");
        }
        part(
                problems,
                "secretRef",
                config.secretRef(),
                (at, secret) -> mandatory(at, "name", secret.name(), Syntax.DNS_SUBDOMAIN));
        reference(problems, "configMapRef", config.configMapRef());
    }

    private static void actions(Problems problems, HelmReleaseSpec spec) {
        part(problems, "install", spec.install(), (at, install) -> {
            at.check("timeout", install.timeout(), Syntax.FLUX_DURATION);
            part(at, "strategy", install.strategy(), HelmReleaseCheck::strategy);
            known(at, "crds", install.crds());
        });
        part(problems, "upgrade", spec.upgrade(), HelmReleaseCheck::upgrade);
        part(problems, "test", spec.test(), (at, test) -> {
            at.check("timeout", test.timeout(), Syntax.FLUX_DURATION);
            each(at, "filters", test.filters(), HelmReleaseCheck::filter);
        });
        part(problems, "rollback", spec.rollback(), (at, rollback) -> {
            at.check("timeout", rollback.timeout(), Syntax.FLUX_DURATION);
            known(at, "serverSideApply", rollback.serverSideApply());
        });
        part(problems, "uninstall", spec.uninstall(), (at, uninstall) -> {
            at.check("timeout", uninstall.timeout(), Syntax.FLUX_DURATION);
            known(at, "deletionPropagation", uninstall.deletionPropagation());
        });
    }

    private static void upgrade(Problems problems, Upgrade upgrade) {
        problems.check("timeout", upgrade.timeout(), Syntax.FLUX_DURATION);
        part(problems, "strategy", upgrade.strategy(), HelmReleaseCheck::strategy);
        known(problems.at("remediation"), "strategy", upgrade.remediation().flatMap(UpgradeRemediation::strategy));
        known(problems, "crds", upgrade.crds());
        known(problems, "chartNameChangeStrategy", upgrade.chartNameChangeStrategy());
        known(problems, "serverSideApply", upgrade.serverSideApply());
    }

    private static void strategy(Problems problems, ActionStrategy strategy) {
        mandatory(problems, "name", strategy.name());
        problems.check("retryInterval", strategy.retryInterval(), Syntax.FLUX_DURATION);
        if (strategy.retryInterval().isPresent() && !strategy.name().equals(ActionStrategyName.RETRY_ON_FAILURE)) {
            problems.add(
                    "retryInterval",
                    strategy.retryInterval().get(),
                    "must be left out unless the strategy is RetryOnFailure",
                    "leave it out, or set the name to RetryOnFailure");
        }
    }

    private static void filter(Problems problems, TestFilter filter) {
        if (mandatory(problems, "name", filter.name()) && filter.name().length() > 253) {
            problems.add("name", filter.name(), "must have at most 253 characters", "write the test's name");
        }
    }

    private static void health(Problems problems, HealthCheckExpr health) {
        mandatory(problems, "apiVersion", health.apiVersion());
        mandatory(problems, "current", health.current());
    }

    private static void kustomize(Problems problems, Kustomize kustomize) {
        each(problems, "patches", kustomize.patches(), (at, patch) -> mandatory(at, "patch", patch.patch()));
        each(problems, "images", kustomize.images(), (at, image) -> mandatory(at, "name", image.name()));
    }

    private static void values(Problems problems, ValuesRef values) {
        mandatory(problems, "kind", values.kind());
        mandatory(problems, "name", values.name(), Syntax.DNS_SUBDOMAIN);
        matching(problems, "valuesKey", values.valuesKey(), VALUES_KEY, 253, "write the key of the object's data");
        matching(
                problems,
                "targetPath",
                values.targetPath(),
                TARGET_PATH,
                250,
                "write a path such as \"tempo.storage.trace.s3.secret_key\"");
    }

    private static void inline(Problems problems, JsonNode values) {
        problems.add("values", values.getNodeType(), "must be an object", "write the chart's values by their names");
    }
}
