/** Pairs of texts whose predictions must stand in a known relation. */
@NullMarked
package io.stanchion.evaluation.robustness;

import org.jspecify.annotations.NullMarked;
