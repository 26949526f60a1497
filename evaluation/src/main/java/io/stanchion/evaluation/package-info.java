/** Splits without leaks, metrics, and cross-validation. */
@NullMarked
package io.stanchion.evaluation;

import org.jspecify.annotations.NullMarked;
