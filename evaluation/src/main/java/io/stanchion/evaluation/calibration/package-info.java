/** Whether probabilities mean what they say, what to send to a person, and sets that cover. */
@NullMarked
package io.stanchion.evaluation.calibration;

import org.jspecify.annotations.NullMarked;
