/** Training and testing on every fold of a plan. */
@NullMarked
package io.stanchion.evaluation.crossval;

import org.jspecify.annotations.NullMarked;
