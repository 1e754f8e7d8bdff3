/**
 * Manifests in a folder of files: all of them are written, or the folder stays as it was. Start at
 * {@link io.sre.tempo.bundle.folder.ManifestFolder#at}.
 */
@NullMarked
package io.sre.tempo.bundle.folder;

import org.jspecify.annotations.NullMarked;
