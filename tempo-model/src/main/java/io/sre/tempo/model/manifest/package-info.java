/**
 * Manifests as they lie in folders and files: every resource with the place where it was written, and what could not be
 * read. Start at {@link io.sre.tempo.model.manifest.Manifests}.
 */
@NullMarked
package io.sre.tempo.model.manifest;

import org.jspecify.annotations.NullMarked;
