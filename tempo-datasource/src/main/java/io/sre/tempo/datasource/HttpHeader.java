package io.sre.tempo.datasource;

import io.sre.tempo.model.finding.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.immutables.value.Value;

/**
 * A header that Grafana sends with every request: {@code jsonData.httpHeaderName1} with its value in
 * {@code secureJsonData.httpHeaderValue1}. The numbers follow from the order of the list.
 */
@Value.Immutable
public interface HttpHeader {

    /** The header in which Tempo looks for the tenant. */
    String TENANT = "X-Scope-OrgID";

    /** {@return the header's name: {@code Authorization}} */
    String name();

    /** {@return where its value is} */
    SecretValue value();

    /** {@return a builder; the compiler asks for the name, then the value} */
    static HttpHeaderBuilderStages.BuildStart builder() {
        return new HttpHeaderBuilder();
    }

    /**
     * {@return a header with a value}
     *
     * @param name the header's name
     * @param value where its value is
     */
    static HttpHeader of(String name, SecretValue value) {
        return builder().name(name).value(value).build();
    }

    /**
     * {@return the header that chooses a tenant of a Tempo with multitenancy. The id is not a secret and stands in the
     * file as it is}
     *
     * @param id the tenant, as Tempo 2.10 and later want it: letters, digits and {@code ! - _ . * ' ( )}
     */
    static HttpHeader tenant(String id) {
        return of(TENANT, SecretValue.literalInTheFile(id));
    }

    /**
     * {@return the header that chooses several tenants at once, which Tempo allows for queries}
     *
     * @param ids the tenants; at least one
     * @throws io.sre.tempo.model.finding.InvalidDescriptionException if one of them is null
     */
    static HttpHeader tenants(Collection<String> ids) {
        // Here and not in the datasource, where null is the text "null", a good tenant.
        Problems problems = Problems.none();
        List<String> given = new ArrayList<>(ids);
        for (int index = 0; index < given.size(); index++) {
            problems.present("ids[%d]".formatted(index), given.get(index));
        }
        problems.orThrow("header of tenants");
        return tenant(String.join("|", ids));
    }
}
