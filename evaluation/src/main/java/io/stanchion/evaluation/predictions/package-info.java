/** Predictions of any origin, matched with gold labels. */
@NullMarked
package io.stanchion.evaluation.predictions;

import org.jspecify.annotations.NullMarked;
