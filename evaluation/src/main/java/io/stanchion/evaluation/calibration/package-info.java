/** The calibration of probabilities, and prediction sets with a promised coverage. */
@NullMarked
package io.stanchion.evaluation.calibration;

import org.jspecify.annotations.NullMarked;
