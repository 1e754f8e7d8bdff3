/** How fast reachability is: generated clusters, JMH benchmarks, and programs to run beside other tools. */
@NullMarked
package io.sre.tempo.benchmarks;

import org.jspecify.annotations.NullMarked;
