/**
 * Manifests as they take effect: what Kustomize, Flux, Helm and the chart make of them, with the place where each value was
 * written. What nobody can know from the manifests is known to be unknown.
 */
@NullMarked
package io.sre.tempo.bundle.view;

import org.jspecify.annotations.NullMarked;
