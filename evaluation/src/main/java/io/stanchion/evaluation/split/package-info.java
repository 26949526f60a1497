/** How a labelled set is split for training and testing, without leaks. */
@NullMarked
package io.stanchion.evaluation.split;

import org.jspecify.annotations.NullMarked;
