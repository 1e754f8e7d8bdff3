package io.sre.tempo.datasource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.syntax.Syntax;
import java.util.List;
import java.util.Map;

/** What holds for the ConfigMap around a provisioning file. */
final class ConfigMapRules {

    /** Read by Flux's kustomize-controller on labels and annotations alike. */
    static final String SUBSTITUTE = "kustomize.toolkit.fluxcd.io/substitute";

    private ConfigMapRules() {}

    static void check(DatasourceConfigMap map, Problems problems) {
        problems.present("file", map.file());
        problems.check("namespace", map.namespace(), Syntax.DNS_LABEL);
        problems.check("name", map.name(), Syntax.DNS_SUBDOMAIN);
        problems.check("sidecarLabel", map.sidecarLabel(), Syntax.LABEL_KEY);
        problems.check("sidecarLabelValue", map.sidecarLabelValue(), Syntax.LABEL_VALUE);
        problems.labels("labels", map.labels());
        problems.annotations("annotations", map.annotations());
        ours(problems, map);
        if (problems.check("dataKey", map.dataKey(), Syntax.DATA_KEY) && !isFileName(map.dataKey())) {
            problems.add(
                    "dataKey",
                    map.dataKey(),
                    "must end in .yaml or .yml: Grafana reads no other file",
                    "write \"tempo-datasource.yaml\"");
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
