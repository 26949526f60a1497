/** Labels that should be checked. */
@NullMarked
package io.stanchion.evaluation.quality;

import org.jspecify.annotations.NullMarked;
