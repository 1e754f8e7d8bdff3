/** What Kubernetes itself asks of every object. */
@NullMarked
package io.sre.tempo.bundle.rule.syntax;

import org.jspecify.annotations.NullMarked;
