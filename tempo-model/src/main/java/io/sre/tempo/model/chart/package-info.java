/**
 * What the Grafana {@code tempo} chart does, by version: ports, names, switches. Facts only; see
 * {@link io.sre.tempo.model.release} for what becomes of a description.
 */
@NullMarked
package io.sre.tempo.model.chart;

import org.jspecify.annotations.NullMarked;
