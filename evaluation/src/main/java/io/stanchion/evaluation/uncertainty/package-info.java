/** Intervals around metrics, and tests of differences. */
@NullMarked
package io.stanchion.evaluation.uncertainty;

import org.jspecify.annotations.NullMarked;
