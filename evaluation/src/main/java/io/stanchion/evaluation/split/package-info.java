/** Splits of a labelled set for training and testing, without leaks. */
@NullMarked
package io.stanchion.evaluation.split;

import org.jspecify.annotations.NullMarked;
