/**
 * Who really reaches whom: {@link io.sre.tempo.policies.reach.Cluster} is a snapshot of any manifests,
 * {@link io.sre.tempo.policies.reach.Reachability} answers for it as Kubernetes would, with reasons.
 */
@NullMarked
package io.sre.tempo.policies.reach;

import org.jspecify.annotations.NullMarked;
