/** The network: every connection that Tempo needs is let through, and what else is let through is said. */
@NullMarked
package io.sre.tempo.bundle.rule.network;

import org.jspecify.annotations.NullMarked;
