/** The pod: probes, resources, the image, labels, and what runs beside Tempo. */
@NullMarked
package io.sre.tempo.bundle.rule.pod;

import org.jspecify.annotations.NullMarked;
