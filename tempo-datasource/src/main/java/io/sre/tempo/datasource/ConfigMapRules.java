package io.sre.tempo.datasource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What holds for the ConfigMap around a provisioning file. */
final class ConfigMapRules {

    /** Read by Flux's kustomize-controller on labels and annotations alike. */
    static final String SUBSTITUTE = "kustomize.toolkit.fluxcd.io/substitute";

    /** What the values of all keys may have together (kubernetes, {@code MaxSecretSize}). */
    private static final int LARGEST = 1024 * 1024;

    private ConfigMapRules() {}

    static void check(DatasourceConfigMap map, Problems problems) {
        if (problems.present("file", map.file())) {
            size(problems, map.file());
        }
        problems.check("namespace", map.namespace(), Syntax.DNS_LABEL);
        problems.check("name", map.name(), Syntax.DNS_SUBDOMAIN);
        problems.check("sidecarLabel", map.sidecarLabel(), Syntax.LABEL_KEY);
        problems.check("sidecarLabelValue", map.sidecarLabelValue(), Syntax.LABEL_VALUE);
        problems.labels("labels", map.labels());
        problems.annotations("annotations", map.annotations());
        ours(problems, map);
        if (problems.check("dataKey", map.dataKey(), Syntax.DATA_KEY)) {
            dataKey(problems, map.dataKey());
        }
    }

    private static void size(Problems problems, ProvisioningFile file) {
        int bytes = file.toYaml().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST) {
            problems.add(
                    "file",
                    bytes,
                    "must have at most %d bytes as YAML: the API server takes no larger ConfigMap".formatted(LARGEST),
                    "put its datasources into several files, each in a ConfigMap of its own");
        }
    }

    private static void dataKey(Problems problems, String key) {
        String mend = "write \"tempo-datasource.yaml\"";
        if (!isFileName(key)) {
            problems.add("dataKey", key, "must end in .yaml or .yml: Grafana reads no other file", mend);
        } else if (key.lastIndexOf('.') == 0) {
            problems.add("dataKey", key, "must have a name before its ending", mend);
        }
    }

    /** The text of the file that a ConfigMap from anywhere carries. */
    static String file(ConfigMap map) {
        Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
        List<String> names = data.keySet().stream()
                .filter(ConfigMapRules::isFileName)
                .sorted()
                .toList();
        Problems problems = Problems.none();
        if (names.size() != 1) {
            problems.add(
                    "data",
                    String.join(", ", names),
                    "must have one key that ends in .yaml or .yml",
                    "put each provisioning file into a ConfigMap of its own");
        } else if (data.get(names.get(0)) == null) {
            problems.present("data." + names.get(0), null);
        }
        problems.orThrow("ConfigMap");
        return data.getOrDefault(names.get(0), "");
    }

    private static void ours(Problems problems, DatasourceConfigMap map) {
        String sidecar = map.sidecarLabel();
        if (sidecar != null && map.labels().containsKey(sidecar)) {
            problems.add(
                    "labels",
                    sidecar,
                    "must not be given twice: it is the sidecar's label",
                    "set its value by sidecarLabelValue");
        }
        if (map.labels().containsKey(SUBSTITUTE) || map.annotations().containsKey(SUBSTITUTE)) {
            problems.add(
                    map.labels().containsKey(SUBSTITUTE) ? "labels" : "annotations",
                    SUBSTITUTE,
                    "must not be given: the annotation is always there and \"disabled\"",
                    "leave it out");
        }
    }

    private static boolean isFileName(String key) {
        return key.endsWith(".yaml") || key.endsWith(".yml");
    }
}
