package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Which chart to fetch, and from where. */
@Value.Immutable
@JsonDeserialize(using = FluxJson.Reader.class, builder = ChartTemplateSpecBuilder.class)
@JsonPropertyOrder({
    "chart",
    "version",
    "sourceRef",
    "interval",
    "reconcileStrategy",
    "valuesFiles",
    "ignoreMissingValuesFiles",
    "verify"
})
public interface ChartTemplateSpec extends FluxValue {

    /** {@return the chart's name in a HelmRepository, or its path in a GitRepository or Bucket; mandatory} */
    @Value.Default
    default String chart() {
        return "";
    }

    /**
     * {@return the version or range of versions; absent for the newest. Without effect on a GitRepository or Bucket}
     */
    Optional<String> version();

    /** {@return where the chart comes from; mandatory} */
    @Value.Default
    default ChartSourceRef sourceRef() {
        return ChartSourceRef.builder().build();
    }

    /** {@return how often the source is checked; absent for the interval of the release} */
    Optional<String> interval();

    /** {@return when a chart counts as new; absent for a new version} */
    Optional<ReconcileStrategy> reconcileStrategy();

    /**
     * {@return values files inside the chart, later ones win; they replace its {@code values.yaml}, which must be
     * listed to be kept}
     */
    List<String> valuesFiles();

    /** {@return whether values files may be missing; absent for no} */
    Optional<Boolean> ignoreMissingValuesFiles();

    /** {@return how the chart's signature is checked; only for a HelmRepository} */
    Optional<ChartVerification> verify();

    /** {@return a new builder} */
    static ChartTemplateSpecBuilder builder() {
        return new ChartTemplateSpecBuilder();
    }
}
