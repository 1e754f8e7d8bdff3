/** Ports and names: what listens, what the Service leads to, and who asks where. */
@NullMarked
package io.sre.tempo.bundle.rule.port;

import org.jspecify.annotations.NullMarked;
