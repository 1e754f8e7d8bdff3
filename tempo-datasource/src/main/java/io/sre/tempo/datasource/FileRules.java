package io.sre.tempo.datasource;

import io.sre.tempo.model.finding.Problems;
import java.util.HashSet;
import java.util.Set;

/** What holds between the datasources of one file. */
final class FileRules {

    private FileRules() {}

    static void check(ProvisioningFile file, Problems problems) {
        if (file.datasources().isEmpty() && file.deleteDatasources().isEmpty()) {
            problems.add("datasources", "", "must not be empty", "add a datasource, or one to delete");
        }
        Set<String> names = new HashSet<>();
        Set<String> uids = new HashSet<>();
        Set<Long> defaults = new HashSet<>();
        TextRules.each(problems, "datasources", file.datasources(), (at, datasource) -> {
            once(at, "name", datasource.name(), datasource.orgId(), names);
            once(at, "uid", datasource.uid(), datasource.orgId(), uids);
            if (datasource.isDefault() && !defaults.add(datasource.orgId())) {
                at.add(
                        "isDefault",
                        true,
                        "must be true for one datasource of an organization: Grafana does not start with two",
                        "leave it out for all but one");
            }
        });
        TextRules.each(problems, "deleteDatasources", file.deleteDatasources(), (at, deleted) -> {
            TextRules.line(at, "name", deleted.name(), DatasourceRules.LONGEST_NAME);
            DatasourceRules.orgId(at, deleted.orgId());
        });
    }

    private static void once(Problems problems, String part, String value, long orgId, Set<String> seen) {
        if (!seen.add(orgId + " " + value)) {
            problems.add(
                    part,
                    value,
                    "must be given once in an organization: the later datasource would replace the earlier",
                    "choose another");
        }
    }
}
