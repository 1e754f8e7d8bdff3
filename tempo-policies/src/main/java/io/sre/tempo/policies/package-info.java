/**
 * Who may talk to whom: {@link io.sre.tempo.policies.Flows} is the table, {@link io.sre.tempo.policies.NetworkPolicies}
 * makes policies of it, or of anything else.
 */
@NullMarked
package io.sre.tempo.policies;

import org.jspecify.annotations.NullMarked;
