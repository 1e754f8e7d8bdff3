/** Storage: the backend, the volumes, and what survives a restart. */
@NullMarked
package io.sre.tempo.bundle.rule.storage;

import org.jspecify.annotations.NullMarked;
