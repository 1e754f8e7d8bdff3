package io.sre.tempo.datasource;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.sre.tempo.model.TempoOptions;
import io.sre.tempo.model.finding.InvalidDescriptionException;
import io.sre.tempo.model.finding.Problems;
import java.util.List;
import org.immutables.value.Value;

/**
 * A file in Grafana's folder {@code provisioning/datasources}, of the format {@code apiVersion: 1}. Building it throws
 * one {@link InvalidDescriptionException} that names everything that is wrong.
 */
@Value.Immutable
@TempoOptions
public interface ProvisioningFile {

    /** {@return what Grafana creates or changes, in this order} */
    List<TempoDatasource> datasources();

    /** {@return what Grafana deletes first} */
    List<DeletedDatasource> deleteDatasources();

    /**
     * {@return whether Grafana deletes what any such file once had and none has any more; no. Grafana 11.1 and later}
     */
    @Value.Default
    default boolean prune() {
        return false;
    }

    /** {@return a builder; wants a datasource, or one to delete} */
    static ProvisioningFileBuilder builder() {
        return new ProvisioningFileBuilder();
    }

    /**
     * {@return a file with one datasource}
     *
     * @param datasource the datasource
     */
    static ProvisioningFile of(TempoDatasource datasource) {
        return builder().addDatasources(datasource).build();
    }

    /**
     * {@return the file that a text holds}
     *
     * @param yaml the text, with doubled dollar signs wherever no secret is meant
     * @throws InvalidDescriptionException if it has a key or a value that cannot be kept: the message names each by its
     *     path in the file
     */
    static ProvisioningFile parse(String yaml) {
        return FileReader.read(yaml);
    }

    /**
     * {@return the file that a ConfigMap carries}
     *
     * @param configMap with one data key that ends in {@code .yaml} or {@code .yml}
     * @throws InvalidDescriptionException if there is no such key, or as {@link #parse(String)} does
     */
    static ProvisioningFile read(ConfigMap configMap) {
        return parse(ConfigMapRules.file(configMap));
    }

    /** {@return the text of the file; the same file gives the same text} */
    default String toYaml() {
        return ProvisioningText.write(FileWriter.document(this));
    }

    /**
     * {@return the only datasource}
     *
     * @throws InvalidDescriptionException if there are none, or several
     */
    default TempoDatasource single() {
        Problems problems = Problems.none();
        if (datasources().size() != 1) {
            problems.add(
                    "datasources",
                    datasources().size() + " datasources",
                    "must be one datasource",
                    "read the whole file as a ProvisioningFile");
        }
        problems.orThrow("provisioning file");
        return datasources().get(0);
    }

    /** Refuses a file that Grafana would refuse, or of which one half would undo the other. */
    @Value.Check
    default void check() {
        Problems problems = Problems.none();
        FileRules.check(this, problems);
        problems.orThrow("provisioning file");
    }
}
