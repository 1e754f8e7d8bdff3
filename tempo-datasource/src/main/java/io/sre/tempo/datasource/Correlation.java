package io.sre.tempo.datasource;

import java.util.List;
import org.immutables.value.Value;

/**
 * A link that Grafana hangs on a field of this datasource's results and that runs a query in another datasource
 * (Grafana's own "correlations"; from a trace view in Grafana 12 and later). Not to be taken for {@link TracesToLogs}
 * and its kin, which people call correlations too.
 *
 * <p>Label and description are mandatory: Grafana's provisioning panics without them. The root key {@code type} is never
 * written, since some 11.x and 12.x builds panic over it.
 */
@Value.Immutable
public interface Correlation {

    /** {@return the uid, not the name, of the datasource that is asked} */
    String targetUid();

    /** {@return what the link is called} */
    String label();

    /** {@return what the link is for; may be empty} */
    String description();

    /** {@return the field the link hangs on: traceId, spanID, serviceName, serviceTags, tags or logs in a trace view} */
    String field();

    /** {@return the query that is run; its variables come from the field and the transformations} */
    QueryModel target();

    /** {@return how variables are taken out of fields, in this order} */
    List<Transformation> transformations();

    /** {@return a builder; the compiler asks for target uid, label, description, field and target query} */
    static CorrelationBuilderStages.BuildStart builder() {
        return new CorrelationBuilder();
    }
}
