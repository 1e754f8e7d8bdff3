/** Annotations that suppress a rule for a resource: what they do, and the rules about them. */
@NullMarked
package io.sre.tempo.bundle.rule.suppress;

import org.jspecify.annotations.NullMarked;
