/**
 * How Grafana sees Tempo: the datasource with its links to logs, metrics and profiles, the provisioning file and the
 * ConfigMap that carries it, and the links back. Start at {@link io.sre.tempo.datasource.TempoDatasource#builder()}.
 */
@NullMarked
@TempoValue
package io.sre.tempo.datasource;

import io.sre.tempo.model.TempoValue;
import org.jspecify.annotations.NullMarked;
