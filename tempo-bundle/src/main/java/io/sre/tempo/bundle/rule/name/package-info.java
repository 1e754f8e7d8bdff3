/** Names and labels: what the chart calls things, and what others call them. */
@NullMarked
package io.sre.tempo.bundle.rule.name;

import org.jspecify.annotations.NullMarked;
