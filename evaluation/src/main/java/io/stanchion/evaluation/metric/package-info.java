/** Metrics of predictions, and the errors that each of them hides. */
@NullMarked
package io.stanchion.evaluation.metric;

import org.jspecify.annotations.NullMarked;
