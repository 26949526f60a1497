/** Labels that somebody should look at again. */
@NullMarked
package io.stanchion.evaluation.quality;

import org.jspecify.annotations.NullMarked;
