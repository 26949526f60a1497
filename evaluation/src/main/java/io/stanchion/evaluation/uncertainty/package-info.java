/** How far a number could have come out otherwise, and whether a difference is one. */
@NullMarked
package io.stanchion.evaluation.uncertainty;

import org.jspecify.annotations.NullMarked;
