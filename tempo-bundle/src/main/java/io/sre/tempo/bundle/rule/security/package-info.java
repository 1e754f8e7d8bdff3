/** Security: keys and where they come from, the environment of the process, and what the pod is given. */
@NullMarked
package io.sre.tempo.bundle.rule.security;

import org.jspecify.annotations.NullMarked;
