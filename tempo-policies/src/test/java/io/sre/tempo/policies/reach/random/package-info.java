/**
 * Small clusters by chance, as trees of manifests that the API server would take, and questions about them. Few names,
 * labels and numbers are used, so that rules meet pods all the time.
 */
@NullMarked
package io.sre.tempo.policies.reach.random;

import org.jspecify.annotations.NullMarked;
