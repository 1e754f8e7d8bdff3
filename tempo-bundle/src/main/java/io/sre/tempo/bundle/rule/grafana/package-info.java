/** Grafana's datasources: of Tempo, and what links to and from them. */
@NullMarked
package io.sre.tempo.bundle.rule.grafana;

import org.jspecify.annotations.NullMarked;
