package io.sre.tempo.datasource;

import org.immutables.value.Value;

/** A datasource that Grafana deletes before it looks at the others of the file, so that a name can change its uid. */
@Value.Immutable
public interface DeletedDatasource {

    /** {@return its name} */
    String name();

    /** {@return the organization it belongs to; 1} */
    @Value.Default
    default long orgId() {
        return 1;
    }

    /** {@return a builder; the compiler asks for the name} */
    static DeletedDatasourceBuilderStages.BuildStart builder() {
        return new DeletedDatasourceBuilder();
    }

    /**
     * {@return a datasource of the organization 1}
     *
     * @param name its name
     */
    static DeletedDatasource named(String name) {
        return builder().name(name).build();
    }
}
