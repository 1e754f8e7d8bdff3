@NullMarked
package io.sre.tempo.model.manifest;

import org.jspecify.annotations.NullMarked;
