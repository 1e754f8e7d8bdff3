package io.sre.tempo.model.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.Mesh;
import io.sre.tempo.model.MetricsGenerator;
import io.sre.tempo.model.Persistence;
import io.sre.tempo.model.PodSecurity;
import io.sre.tempo.model.Resources;
import io.sre.tempo.model.S3Credentials;
import io.sre.tempo.model.S3Storage;
import io.sre.tempo.model.ServiceMonitor;
import io.sre.tempo.model.Tempo;
import io.sre.tempo.model.chart.Processor;
import io.sre.tempo.model.syntax.Quantities;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A description, said as values of the chart's version. */
final class ChartValues {

    private static final String DATA = "/var/tempo";
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    /** The share of the memory limit at which Go collects harder, so that garbage alone never meets the limit. */
    private static final BigDecimal SOFT_LIMIT = new BigDecimal("0.8");

    private final Tempo tempo;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    private ChartValues(Tempo tempo) {
        this.tempo = tempo;
    }

    static ObjectNode of(Tempo tempo) {
        return new ChartValues(tempo).build();
    }

    private ObjectNode build() {
        ObjectNode main = values.putObject("tempo");
        storage(main.putObject("storage").putObject("trace"));
        main.set(
                "receivers", ReceiverValues.of(tempo.chart(), tempo.receivers()).values());
        main.put("retention", tempo.retention());
        tempo.metricsGenerator().ifPresent(generator -> generator(main, generator));
        process(main);
        environment(main.putArray("extraEnv"));
        if (credentials() instanceof S3Credentials.FromEnvironment) {
            // A string, since the template drops the "=" and the value of anything falsy.
            main.putObject("extraArgs").put("config.expand-env", "true");
        }
        volumes(main);
        podSecurity();
        serviceAccount();
        serviceMonitor(tempo.serviceMonitor());
        if (tempo.mesh().mode() == Mesh.Mode.SIDECAR) {
            // Tempo's first calls, to DNS and the bucket, need the proxy.
            values.putObject("podAnnotations").put("proxy.istio.io/config", "holdApplicationUntilProxyStarts: true");
        }
        return values;
    }

    private void storage(ObjectNode trace) {
        if (!(tempo.storage() instanceof S3Storage s3)) {
            trace.put("backend", "local");
            return;
        }
        trace.put("backend", "s3");
        ObjectNode settings = trace.putObject("s3");
        if (!(s3.credentials() instanceof S3Credentials.FromFluxValues)) {
            settings.put("endpoint", s3.endpoint());
            settings.put("bucket", s3.bucket());
        }
        s3.region().ifPresent(region -> settings.put("region", region));
        settings.put("insecure", s3.insecure());
        settings.put("forcepathstyle", s3.pathStyle());
        if (s3.credentials() instanceof S3Credentials.FromEnvironment environment) {
            settings.put("access_key", placeholder(environment.accessKeyVariable()));
            settings.put("secret_key", placeholder(environment.secretKeyVariable()));
        }
    }

    private static String placeholder(String variable) {
        return "${" + variable + "}";
    }

    private void generator(ObjectNode main, MetricsGenerator generator) {
        ObjectNode settings = main.putObject("metricsGenerator").put("enabled", true);
        String url = generator.remoteWrite().url();
        if (tempo.chart().listsRemoteWrites()) {
            settings.putObject("storage")
                    .putArray("remote_write")
                    .addObject()
                    .put("url", url)
                    .put("send_exemplars", true);
        } else {
            settings.put("remoteWriteUrl", url);
        }
        if (tempo.chart().choosesProcessors()) {
            ArrayNode processors = main.putObject(tempo.chart().overridesKey())
                    .putObject("defaults")
                    .putObject("metrics_generator")
                    .putArray("processors");
            generator.processors().stream().map(Processor::configName).forEach(processors::add);
        }
    }

    private void process(ObjectNode main) {
        // Tempo would call home, which the policies do not let it.
        main.put("reportingEnabled", false);
        // The ballast counts as heap garbage allowance and breaks small limits; GOMEMLIMIT does its work.
        main.put("memBallastSizeMbs", 0);
        Resources resources = tempo.resources();
        ObjectNode settings = main.putObject("resources");
        settings.putObject("requests").put("cpu", resources.cpuRequest()).put("memory", resources.memoryRequest());
        ObjectNode limits = settings.putObject("limits");
        resources.cpuLimit().ifPresent(limit -> limits.put("cpu", limit));
        limits.put("memory", resources.memoryLimit());
        if (tempo.chart().hasProbes()) {
            // Replaying a large write-ahead log takes minutes; the default kills Tempo after one.
            main.putObject("livenessProbe").put("failureThreshold", 30);
        }
        ObjectNode container = main.putObject("securityContext");
        container.put("allowPrivilegeEscalation", false);
        container.put("readOnlyRootFilesystem", tempo.podSecurity().readOnlyRootFilesystem());
        container.putObject("capabilities").putArray("drop").add("ALL");
    }

    private void environment(ArrayNode variables) {
        S3Credentials credentials = credentials();
        if (credentials instanceof S3Credentials.FromSecret secret) {
            keys(variables, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", secret);
        } else if (credentials instanceof S3Credentials.FromEnvironment environment) {
            keys(variables, environment.accessKeyVariable(), environment.secretKeyVariable(), environment.secret());
        } else if (credentials instanceof S3Credentials.PlainText) {
            keys(variables, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", CredentialsSecret.KEYS);
        }
        variables.addObject().put("name", "GOMEMLIMIT").put("value", softMemoryLimit());
    }

    private static void keys(ArrayNode variables, String access, String secret, S3Credentials.FromSecret source) {
        variable(variables, access, source.secretName(), source.accessKey());
        variable(variables, secret, source.secretName(), source.secretKey());
    }

    private static void variable(ArrayNode variables, String name, String secret, String key) {
        variables
                .addObject()
                .put("name", name)
                .putObject("valueFrom")
                .putObject("secretKeyRef")
                .put("name", secret)
                .put("key", key);
    }

    private String softMemoryLimit() {
        BigDecimal limit = Quantities.amount(tempo.resources().memoryLimit()).orElseThrow();
        BigDecimal soft = limit.multiply(SOFT_LIMIT);
        return soft.compareTo(MEBIBYTE) < 0
                ? soft.setScale(0, RoundingMode.CEILING).toPlainString()
                : soft.divide(MEBIBYTE, 0, RoundingMode.FLOOR).toPlainString() + "MiB";
    }

    private void volumes(ObjectNode main) {
        Persistence persistence = tempo.persistence();
        if (persistence.enabled()) {
            ObjectNode claim =
                    values.putObject("persistence").put("enabled", true).put("size", persistence.size());
            persistence.storageClassName().ifPresent(name -> claim.put("storageClassName", name));
        } else {
            // Without a claim the chart mounts nothing there, and the image's own file system is read-only.
            main.putArray("extraVolumeMounts").addObject().put("name", "data").put("mountPath", DATA);
            values.putArray("extraVolumes").addObject().put("name", "data").putObject("emptyDir");
            values.putObject("persistence").put("enabled", false);
        }
    }

    private void podSecurity() {
        PodSecurity security = tempo.podSecurity();
        ObjectNode pod = values.putObject("securityContext");
        pod.put("runAsNonRoot", true);
        pod.put("runAsUser", security.runAsUser());
        pod.put("runAsGroup", security.runAsGroup());
        pod.put("fsGroup", security.fsGroup());
        pod.putObject("seccompProfile").put("type", "RuntimeDefault");
    }

    private void serviceAccount() {
        ObjectNode account = values.putObject("serviceAccount");
        // Tempo does not call the Kubernetes API; a workload identity brings a token of its own.
        account.put("automountServiceAccountToken", false);
        if (credentials() instanceof S3Credentials.WorkloadIdentity identity) {
            ObjectNode annotations = account.putObject("annotations");
            identity.serviceAccountAnnotations().forEach(annotations::put);
        }
    }

    private void serviceMonitor(ServiceMonitor monitor) {
        ObjectNode settings = values.putObject("serviceMonitor").put("enabled", monitor.enabled());
        if (monitor.enabled()) {
            monitor.interval().ifPresent(interval -> settings.put("interval", interval));
            if (!monitor.labels().isEmpty()) {
                ObjectNode labels = settings.putObject("additionalLabels");
                monitor.labels().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(label -> labels.put(label.getKey(), label.getValue()));
            }
        }
    }

    private @Nullable S3Credentials credentials() {
        return tempo.storage() instanceof S3Storage s3 ? s3.credentials() : null;
    }
}
